import { describe, expect, it } from '@jest/globals'
import { ConfigError, readConfig } from '../../server/config.ts'

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    expect((error as ConfigError).code).toBe('BAD_CONFIG')
    return (error as ConfigError).faults
  }
}

describe('the configuration', () => {
  it('needs no variable at all', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      knowledgeDir: './knowledge',
      publicUrl: null,
      allowedOrigins: [],
      store: 'sqlite',
      mongodbUri: null,
      redisUrl: null,
      redisPrefix: 'switchboard',
      logLevel: 'info',
      areRateLimitsOn: true,
      firstAdmin: null,
      trustedProxyHops: 0,
      metricsToken: null,
      identitySecret: null,
      embeddings: null,
      fault: null,
    })
  })

  it('takes empty and blank values as missing', () => {
    expect(readConfig({ PORT: '', HOST: ' ', PUBLIC_URL: '', ADMIN_LOGIN: '', ADMIN_PASSWORD: '' })).toEqual(
      readConfig({}),
    )
  })

  it('takes a MongoDB in several members, and knows of it only when it is the store', () => {
    const MONGODB_URI = 'mongodb://desk:secret@a:27017,b:27017/desk?replicaSet=rs0'

    expect(readConfig({ STORE: 'mongo', MONGODB_URI })).toMatchObject({ store: 'mongo', mongodbUri: MONGODB_URI })
    expect(readConfig({ MONGODB_URI })).toMatchObject({ store: 'sqlite', mongodbUri: null })
  })

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://help.shop.example/',
      ALLOWED_ORIGINS: 'https://shop.example, http://localhost:5173',
      REDIS_URL: 'redis://localhost:6379',
      LOG_LEVEL: 'debug',
      RATE_LIMITS: 'off',
      ADMIN_LOGIN: 'anna',
      ADMIN_PASSWORD: 'long enough to type',
      TRUST_PROXY: '1',
      METRICS_TOKEN: 'sixteen characters',
    })

    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://help.shop.example',
      allowedOrigins: ['https://shop.example', 'http://localhost:5173'],
      areRateLimitsOn: false,
      firstAdmin: { login: 'anna', password: 'long enough to type' },
      trustedProxyHops: 1,
    })
  })

  it.each([
    [{ PORT: '70000' }, ['PORT must be a whole number from 0 to 65535']],
    [{ PORT: '3000x' }, ['PORT must be a whole number from 0 to 65535']],
    [{ PORT: '-1' }, ['PORT must be a whole number from 0 to 65535']],
    [{ HOST: 'a b' }, ['HOST must be a host name or an IP address']],
    [{ PUBLIC_URL: 'shop.example' }, ['PUBLIC_URL must be an http or https address']],
    [{ PUBLIC_URL: 'ftp://shop.example' }, ['PUBLIC_URL must be an http or https address']],
    [{ PUBLIC_URL: 'https://shop.example/?a' }, ['PUBLIC_URL must have no user, query or fragment']],
    [{ STORE: 'postgres' }, ['STORE must be sqlite or mongo']],
    [{ STORE: 'mongo' }, ['MONGODB_URI is required when STORE is mongo']],
    [{ STORE: 'mongo', MONGODB_URI: 'http://db/desk' }, ['MONGODB_URI must be a mongodb:// or mongodb+srv:// address']],
    [{ REDIS_URL: 'http://redis' }, ['REDIS_URL must be a redis:// or rediss:// address']],
    [{ RATE_LIMITS: 'no' }, ['RATE_LIMITS must be on or off']],
    [{ TRUST_PROXY: 'true' }, ['TRUST_PROXY must be a whole number from 0 to 10']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent']],
    [{ METRICS_TOKEN: 'short' }, ['METRICS_TOKEN must have at least 16 characters']],
    [{ ADMIN_LOGIN: 'anna' }, ['ADMIN_LOGIN and ADMIN_PASSWORD belong together: set both or none']],
    [{ ADMIN_PASSWORD: 'long enough to type' }, ['ADMIN_LOGIN and ADMIN_PASSWORD belong together: set both or none']],
    [
      { ADMIN_LOGIN: 'anna', ADMIN_PASSWORD: 'Password1' },
      ['ADMIN_PASSWORD is one of the best known passwords, or the login'],
    ],
  ])('names the fault of %j', (env, faults) => {
    expect(faultsOf(env)).toEqual(faults)
  })

  it.each(['*', 'https://*.shop.example', 'https://shop.example/', 'shop.example', 'null', 'https://shop.example,*'])(
    'refuses %s among the allowed origins',
    value => {
      expect(faultsOf({ ALLOWED_ORIGINS: value })).toHaveLength(1)
    },
  )

  it('names all faults at once, and never a value', () => {
    const faults = faultsOf({ PORT: 'x', RATE_LIMITS: 'x', ADMIN_PASSWORD: 'qwe', STORE: 'mongo', PUBLIC_URL: 'x' })

    expect(faults.map(fault => fault.split(' ')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'RATE_LIMITS',
      'ADMIN_PASSWORD',
      'MONGODB_URI',
      'ADMIN_LOGIN',
    ])
    expect(new ConfigError(faults).message).not.toContain('qwe')
  })

  it('refuses fault injection outside tests', () => {
    expect(faultsOf({ FAULT_AFTER_COMMIT: 'kill' })).toEqual([
      'FAULT_AFTER_COMMIT injects faults and is refused unless NODE_ENV is test',
    ])
    expect(faultsOf({ FAULT: 'afterCommit', NODE_ENV: 'production' })).toHaveLength(1)
    expect(faultsOf({ FAULT: 'afterCommit@3' })).toHaveLength(1)
    expect(readConfig({ FAULT: 'afterCommit@3', NODE_ENV: 'test' }).fault).toEqual({ point: 'afterCommit', time: 3 })
    expect(readConfig({}).fault).toBeNull()
  })

  it('names the fault points when a test asks for one that is not there', () => {
    const [fault] = faultsOf({ FAULT: 'afterLunch', NODE_ENV: 'test' })

    expect(fault).toContain('FAULT must be one of beforeCommit, afterCommit')
  })

  it('takes the address of an embeddings server with or without its path', () => {
    const urlOf = (EMBEDDINGS_URL: string) => readConfig({ EMBEDDINGS_URL, EMBEDDINGS_MODEL: 'small' }).embeddings?.url

    expect(urlOf('http://127.0.0.1:11434')).toBe('http://127.0.0.1:11434/v1/embeddings')
    expect(urlOf('http://127.0.0.1:11434/v1/')).toBe('http://127.0.0.1:11434/v1/embeddings')
    expect(urlOf('https://ai.shop.example/v1/embeddings')).toBe('https://ai.shop.example/v1/embeddings')
    expect(faultsOf({ EMBEDDINGS_URL: 'ftp://x', EMBEDDINGS_MODEL: 'small' })).toHaveLength(1)
    expect(faultsOf({ EMBEDDINGS_URL: 'http://127.0.0.1:11434' })).toEqual([
      'EMBEDDINGS_URL and EMBEDDINGS_MODEL belong together: set both or none',
    ])
  })
})
