import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp } from './app.ts'
import { collectEarly } from './collect-early.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { hasCode } from './errors.ts'
import { giveBackMemory } from './give-back-memory.ts'
import { createLog } from './log.ts'
import { withoutPassword } from './store/mongo/without-password.ts'

/** Started from sources or compiled into `dist/`: the built pages are in `dist/public` either way. */
const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '..' : '../..', import.meta.url))
const STOP_WITHIN_MS = 10_000

async function main(): Promise<void> {
  collectEarly()
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const app = await startApp({ config, log, staticDir: resolve(root, 'dist/public') })
  await giveBackMemory()
  say(config, app.url, app.setupCode)

  let isStopping = false
  const stop = (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    // What does not end by itself in time is ended: nothing that was acknowledged can be lost by it.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    app.stop().then(
      () => process.exit(0),
      error => {
        log.error({ err: error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** What a person needs, and no more; the last line means that requests succeed from now on. */
function say(config: Config, url: string, setupCode: string | null): void {
  const base = config.publicUrl ?? url
  const lines = [
    `Shop page   ${base}/`,
    `Console     ${base}/console/`,
    ...(config.mongodbUri === null ? [] : [`Database    ${withoutPassword(config.mongodbUri)}`]),
    `Data        ${resolve(config.dataDir)}`,
    `Knowledge   ${resolve(config.knowledgeDir)}`,
  ]
  if (!existsSync(resolve(root, 'dist/public/widget.js')))
    lines.push('The pages are not built yet: run "npm run build".')
  if (!config.areRateLimitsOn) lines.push('WARNING     rate limits are OFF (RATE_LIMITS=off): for load tests only')
  if (setupCode !== null)
    lines.push(
      '',
      'First start: choose the admin’s login and password here (the link works once)',
      // Of several nodes only this one knows the code.
      `            ${config.redisUrl === null ? base : url}/console/#setup=${setupCode}`,
    )
  console.log([...lines, '', `Switchboard ready on ${url}`].join('\n'))
}

main().catch(error => {
  if (error instanceof ConfigError) console.error(error.message)
  else if (hasCode(error, 'EADDRINUSE'))
    console.error('The port is taken: stop the other program, or choose another with PORT=…')
  else console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
