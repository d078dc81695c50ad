import { fileURLToPath } from 'node:url'
import type { App } from '../../../server/app.ts'
import type { Pings } from '../../../server/sockets/socket-options.ts'
import { TEST_KNOWLEDGE } from '../../support/start-desk.ts'
import { ADMIN } from './compiled-server.ts'
import { serverModule } from './server-modules.ts'

export interface LiveDeskOptions {
  readonly dataDir: string
  readonly pings?: Pings
  readonly headEveryMs?: number
}

/** The whole server in this process, with its real clock and ticks, and faster pings and heads than in a shop. */
export async function startLiveDesk({ dataDir, ...options }: LiveDeskOptions): Promise<App> {
  const { startApp } = await serverModule<typeof import('../../../server/app.ts')>('server/app.ts')
  const { readConfig } = await serverModule<typeof import('../../../server/config.ts')>('server/config.ts')
  const { createLog } = await serverModule<typeof import('../../../server/log.ts')>('server/log.ts')
  const { prepareKnowledge } =
    await serverModule<typeof import('../../../knowledge/prepare.ts')>('knowledge/prepare.ts')
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: TEST_KNOWLEDGE,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    ADMIN_LOGIN: ADMIN.login,
    ADMIN_PASSWORD: ADMIN.password,
  })
  return startApp({
    config,
    log: createLog('silent'),
    staticDir: fileURLToPath(new URL('../../../dist/public', import.meta.url)),
    knowledge: { watch: false, prepare: prepareKnowledge },
    ...options,
  })
}
