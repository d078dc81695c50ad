import { z } from 'zod'
import { newAgent } from '../protocol/people.ts'
import { FAULT_POINTS, type Fault, parseFault } from './fault-points.ts'
import { isCommonPassword } from './people/password-rules.ts'

export interface Config {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly knowledgeDir: string
  /** Origin and path under which browsers reach the server, without a slash at the end. */
  readonly publicUrl: string | null
  /** Exact origins of the shops that embed the widget, e.g. `https://shop.example`. */
  readonly allowedOrigins: readonly string[]
  readonly store: 'sqlite' | 'mongo'
  /** Only with `mongo`. Holds a password: never logged. */
  readonly mongodbUri: string | null
  /** With it this is one of several nodes. */
  readonly redisUrl: string | null
  /** Begins every key in Redis: shops that share a Redis have different ones. */
  readonly redisPrefix: string
  readonly logLevel: LogLevel
  readonly areRateLimitsOn: boolean
  /** The admin to make at the first start. */
  readonly firstAdmin: { readonly login: string; readonly password: string } | null
  /** How many proxies in front of the server may say who the client is. */
  readonly trustedProxyHops: number
  /** Opens `/metrics` to callers who are not on this machine. */
  readonly metricsToken: string | null
  /** With it the shop's server signs who is signed in; without it nobody is more than a visitor. */
  readonly identitySecret: string | null
  /** Where a test lets the server die; always `null` outside tests. */
  readonly fault: Fault | null
  /** A server that knows likeness of meaning (OpenAI-compatible); `null`: the bot does without. */
  readonly embeddings: { readonly url: string; readonly model: string; readonly key: string | null } | null
}

const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
export type LogLevel = z.infer<typeof logLevel>

/** Every fault of the environment at once, one line each. Values are not repeated: some are secret. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly code = 'BAD_CONFIG'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `the configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    )
    this.faults = faults
  }
}

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine(n => n >= low && n <= high, `must be a whole number from ${low} to ${high}`)

const urlOf =
  (...protocols: string[]) =>
  (value: string) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol)

const publicUrl = z
  .string()
  .refine(urlOf('http:', 'https:'), 'must be an http or https address')
  .refine(
    value => !URL.canParse(value) || new URL(value).search + new URL(value).hash + new URL(value).username === '',
    'must have no user, query or fragment',
  )
  .transform(value => value.replace(/\/+$/, ''))

const origins = z
  .string()
  .transform(list =>
    list
      .split(',')
      .map(origin => origin.trim())
      .filter(origin => origin !== ''),
  )
  .pipe(
    z.array(
      z
        .string()
        .refine(isOrigin, 'every entry must be an exact origin such as https://shop.example, without a path or "*"'),
    ),
  )

const firstAdmin = newAgent.pick({ login: true, password: true })

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,255}$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  KNOWLEDGE_DIR: z.string().default('./knowledge'),
  PUBLIC_URL: publicUrl.optional(),
  ALLOWED_ORIGINS: origins.default([]),
  STORE: z.enum(['sqlite', 'mongo'], 'must be sqlite or mongo').default('sqlite'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/]/, 'must be a mongodb:// or mongodb+srv:// address')
    .optional(),
  REDIS_URL: z.string().refine(urlOf('redis:', 'rediss:'), 'must be a redis:// or rediss:// address').optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9:._-]{1,60}$/, 'must have 1 to 60 letters, digits or . : _ -')
    .default('switchboard'),
  LOG_LEVEL: z.enum(logLevel.options, `must be one of ${logLevel.options.join(', ')}`).default('info'),
  RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  ADMIN_LOGIN: firstAdmin.shape.login.optional(),
  ADMIN_PASSWORD: firstAdmin.shape.password.optional(),
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  FAULT: z
    .string()
    .transform(parseFault)
    .refine(
      fault => fault !== null,
      `must be one of ${FAULT_POINTS.join(', ')}, with "@" and a number if not the first time`,
    )
    .optional(),
  EMBEDDINGS_URL: z
    .string()
    .refine(urlOf('http:', 'https:'), 'must be an http or https address')
    .transform(value => value.replace(/\/+$/, ''))
    .transform(value => (value.endsWith('/embeddings') ? value : `${value.replace(/\/v1$/, '')}/v1/embeddings`))
    .optional(),
  EMBEDDINGS_MODEL: z.string().max(200).optional(),
  EMBEDDINGS_KEY: z.string().max(500).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').max(200).optional(),
  IDENTITY_SECRET: z.string().min(32, 'must have at least 32 characters').max(200).optional(),
})

/** All that can be set. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape)

/**
 * Reads the environment once, at the start. Empty values count as missing.
 *
 * @throws ConfigError with every fault.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = environment.safeParse(given)
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map(issue => `${String(issue.path[0])} ${issue.message}`)),
    ...contradictions(given),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)

  const { data } = parsed
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    knowledgeDir: data.KNOWLEDGE_DIR,
    publicUrl: data.PUBLIC_URL ?? null,
    allowedOrigins: data.ALLOWED_ORIGINS,
    store: data.STORE,
    mongodbUri: data.STORE === 'mongo' ? (data.MONGODB_URI ?? null) : null,
    redisUrl: data.REDIS_URL ?? null,
    redisPrefix: data.REDIS_PREFIX,
    logLevel: data.LOG_LEVEL,
    areRateLimitsOn: data.RATE_LIMITS === 'on',
    firstAdmin:
      data.ADMIN_LOGIN !== undefined && data.ADMIN_PASSWORD !== undefined
        ? { login: data.ADMIN_LOGIN, password: data.ADMIN_PASSWORD }
        : null,
    trustedProxyHops: data.TRUST_PROXY,
    metricsToken: data.METRICS_TOKEN ?? null,
    identitySecret: data.IDENTITY_SECRET ?? null,
    fault: data.FAULT ?? null,
    embeddings:
      data.EMBEDDINGS_URL !== undefined && data.EMBEDDINGS_MODEL !== undefined
        ? { url: data.EMBEDDINGS_URL, model: data.EMBEDDINGS_MODEL, key: data.EMBEDDINGS_KEY ?? null }
        : null,
  }
}

/** What is wrong between variables, or wrong whatever the value. Looked at even when single values are bad. */
function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = []
  if (given.STORE === 'mongo' && given.MONGODB_URI === undefined)
    faults.push('MONGODB_URI is required when STORE is mongo')
  if ((given.ADMIN_LOGIN === undefined) !== (given.ADMIN_PASSWORD === undefined)) {
    faults.push('ADMIN_LOGIN and ADMIN_PASSWORD belong together: set both or none')
  }
  if (given.ADMIN_PASSWORD !== undefined && isCommonPassword(given.ADMIN_PASSWORD, given.ADMIN_LOGIN ?? '')) {
    faults.push('ADMIN_PASSWORD is one of the best known passwords, or the login')
  }
  if ((given.EMBEDDINGS_URL === undefined) !== (given.EMBEDDINGS_MODEL === undefined)) {
    faults.push('EMBEDDINGS_URL and EMBEDDINGS_MODEL belong together: set both or none')
  }
  for (const name of Object.keys(given)) {
    if (isFault(name) && given.NODE_ENV !== 'test')
      faults.push(`${name} injects faults and is refused unless NODE_ENV is test`)
  }
  return faults
}

/** `FAULT` and `FAULT_…` let the server fail on purpose. */
function isFault(name: string): boolean {
  return name === 'FAULT' || name.startsWith('FAULT_')
}

function isOrigin(value: string): boolean {
  return urlOf('http:', 'https:')(value) && new URL(value).origin === value && !value.includes('*')
}
