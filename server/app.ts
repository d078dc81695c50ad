import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { Server, type ServerOptions } from 'socket.io'
import { createKnowledgePublisher, type KnowledgePublisherOptions } from '../knowledge/publish.ts'
import { createWorkbenchOffThread } from '../knowledge/workbench-off-thread.ts'
import { createRecheck } from './agents/recheck.ts'
import { serveAgents } from './agents/serve-agents.ts'
import {
  type AgentNamespace,
  agentRoom,
  type ChangedInboxes,
  createSocketFeed,
  sessionRoom,
} from './agents/socket-feed.ts'
import type { Channel } from './channels/channel.ts'
import { serveShoppers } from './channels/web/serve-shoppers.ts'
import { createShopperSessions } from './channels/web/shopper-sessions.ts'
import { createWebChannel, isShopperOnline, type ShopperNamespace } from './channels/web/web-channel.ts'
import { askOtherNodes } from './cluster/ask-other-nodes.ts'
import { countAcrossNodes } from './cluster/count-across-nodes.ts'
import type { NodeLine } from './cluster/node-line.ts'
import type { Config } from './config.ts'
import { type Content, contentPlaces, createContent } from './content/content.ts'
import { finishInterruptedPublish } from './content/finish-interrupted.ts'
import { watchOtherPublishes } from './content/other-publishes.ts'
import { createVersions } from './content/versions.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import { listDesks } from './desk/list-desks.ts'
import { createEmbeddingsClient } from './embeddings/embeddings-client.ts'
import { createMeaningHints } from './embeddings/meaning-hints.ts'
import { createReach } from './fault-points.ts'
import { hardenedServerOptions, hardenServer } from './http/harden-server.ts'
import { createHttp } from './http/http.ts'
import { createOrigins } from './http/origins.ts'
import { untilNobodyComes } from './http/until-nobody-comes.ts'
import type { Log } from './log.ts'
import { startLookingAfter } from './look-after.ts'
import { createMeasures } from './measures.ts'
import { createDeskMetrics } from './metrics.ts'
import { createPeople } from './people/people.ts'
import { countHere } from './rate-counter.ts'
import { batchWrites } from './sockets/batch-writes.ts'
import { closeConnections } from './sockets/close-connections.ts'
import { forgetRequests } from './sockets/forget-requests.ts'
import { createSocketLimits } from './sockets/limits.ts'
import { type Pings, socketOptions } from './sockets/socket-options.ts'
import { openStore } from './store/open-store.ts'
import { createUnderWay } from './under-way.ts'
import { createUploads } from './uploads/uploads.ts'

export interface AppNeeds {
  readonly config: Config
  readonly log: Log
  /** The built pages. */
  readonly staticDir: string
  /** Milliseconds since 1970; tests set it. */
  readonly now?: () => number
  /** Timers, leases and the queue are looked after this often; tests call `desk.tick` themselves. */
  readonly tickEveryMs?: number | null
  readonly headEveryMs?: number
  readonly pings?: Pings
  readonly knowledge?: Partial<KnowledgePublisherOptions>
}

export interface App {
  readonly desk: Desk
  readonly content: Content
  /** Where it listens. */
  readonly url: string
  readonly knowledgeVersion: string
  /** The one-time code of the first start; `null` once there is an admin. */
  readonly setupCode: string | null
  /** Takes no more, lets what is under way finish, and closes the store. */
  stop(): Promise<void>
}

/** An upload of another node takes less. */
const UNFINISHED_FOR_MS = 3_600_000
/** Among several nodes: until then balancers that look at `/readyz` every second have seen it, unless they still send somebody. */
const NOTICE_MS = 1_200
/** A balancer that does not look keeps nobody from stopping. */
const NOTICE_AT_MOST_MS = 2_800
/** What is under way when a stop begins may take this long; then its lines are cut, and clients send again elsewhere. */
const FINISH_WITHIN_MS = 1_500
const LAST_WORDS_MS = 250

/** A node that is alone does not even load what speaks to Redis. */
async function openLine({ redisUrl, redisPrefix }: Config, log: Log): Promise<NodeLine | null> {
  if (redisUrl === null) return null
  const { createNodeLine } = await import('./cluster/node-line.ts')
  return createNodeLine({ redisUrl, prefix: redisPrefix, log })
}

/** Builds every part once, by hand, in the order in which they need each other, and starts to listen. */
export async function startApp({ config, log, staticDir, now = Date.now, ...options }: AppNeeds): Promise<App> {
  const onFault = (error: unknown, where: string) => log.error({ err: error, where }, 'fault')
  const reach = createReach(config.fault)
  if (config.fault !== null) log.warn({ fault: config.fault }, 'will die at a fault point: for tests only')
  await mkdir(config.dataDir, { recursive: true })

  const line = await openLine(config, log)
  const newCounter = line === null ? countHere : countAcrossNodes(line, config.redisPrefix)

  const { versionsDir, journalFile } = contentPlaces(config.dataDir)
  const versions = createVersions(versionsDir)
  const finishPublish = async () => {
    if (await finishInterruptedPublish({ dir: config.knowledgeDir, journalFile }, versions))
      log.warn('a publish that was interrupted is completed')
  }
  const otherPublishes = line === null ? null : watchOtherPublishes(journalFile, finishPublish)
  await (otherPublishes === null ? finishPublish() : otherPublishes.ended())
  const meaning =
    config.embeddings === null
      ? null
      : createMeaningHints({
          embed: createEmbeddingsClient(config.embeddings),
          model: config.embeddings.model,
          file: join(config.dataDir, 'cache', 'embeddings.vectors'),
          now,
          onChange: isAway =>
            isAway
              ? log.warn('the embeddings server does not answer; the bot does without it and tries again now and then')
              : log.info('the embeddings server answers again'),
        })
  const publisher = await createKnowledgePublisher({
    dir: config.knowledgeDir,
    cacheDir: join(config.dataDir, 'cache'),
    now,
    onLearning: () => log.info('learning the knowledge: only the first start with it takes so long'),
    ...(otherPublishes === null ? {} : { others: otherPublishes }),
    onPublished: published => {
      line?.hint({ kind: 'knowledge' })
      log.info({ version: published.version, entries: published.entries.length }, 'knowledge published')
      meaning?.follow(published)
    },
    onLost(version, lost) {
      log.error({ version, lost }, 'the folder would lose expected answers; the knowledge before is in use again')
      content.takeBack(version, lost).then(
        taken => taken !== null && log.warn({ version: taken.version }, 'the publish is rolled back'),
        error => onFault(error, 'take back'),
      )
    },
    onRefused: problems => log.error({ problems }, 'knowledge refused; the former one stays in use'),
    ...options.knowledge,
  })
  const knowledge = publisher.current
  meaning?.follow(knowledge())
  const registry = new Registry()
  const measures = createMeasures(registry)
  const store = await openStore(config, {
    onFault: (sentence, cause) => {
      measures.storeFailed()
      log.error({ err: cause }, sentence)
    },
    reach,
  })

  const origins = createOrigins(config)
  const server = createServer(hardenedServerOptions)
  hardenServer(server)
  const io = new Server({
    ...socketOptions(origins, options.pings),
    // Without polling no balancer has to send a client to the same node twice.
    ...(line === null
      ? {}
      : { transports: ['websocket'], adapter: line.adapter as unknown as NonNullable<ServerOptions['adapter']> }),
  })
  const shoppers = io.of('/shopper') as ShopperNamespace
  const agents = io.of('/agent') as AgentNamespace

  const people = createPeople({
    store: store.people,
    now,
    log,
    loads: () => store.conversations.loads(),
    onSessionsEnded: hashes => {
      if (hashes.length > 0) agents.in(hashes.map(sessionRoom)).disconnectSockets(true)
    },
    areRateLimitsOn: config.areRateLimitsOn,
    newCounter,
  })
  if (config.firstAdmin !== null) await people.addFirstAdmin(config.firstAdmin.login, config.firstAdmin.password)
  const uploads = createUploads({ dir: join(config.dataDir, 'uploads'), people: store.people, now })
  await uploads.tidy(line === null ? 0 : UNFINISHED_FOR_MS)

  const channel = createWebChannel(shoppers)
  const channels: ReadonlyMap<string, Channel> = new Map([[channel.name, channel]])
  const feed = createSocketFeed({
    agents,
    inbox: () => desk.inbox,
    board: () => desk.board,
    onFault,
    ...(line === null ? {} : { hintElsewhere: of => line.hint({ kind: 'inboxes', of }) }),
  })
  const isOnlineHere = (conversationId: string) => isShopperOnline(shoppers, conversationId)
  const others = line === null ? null : askOtherNodes(line, isOnlineHere)
  const desk: Desk = createDesk({
    store,
    knowledge,
    channels,
    feed,
    now,
    newId: randomUUID,
    ...(line === null ? {} : { isServedHere: agentId => agents.adapter.rooms.has(agentRoom(agentId)) }),
    hintsFor: meaning === null ? null : meaning.hintsFor,
    isOnline: conversationId => isOnlineHere(conversationId) || (others?.isOnline(conversationId) ?? false),
    onBotDecided: measures.botDecided,
    onFault,
    reach,
  })

  const sessions = createShopperSessions(store.people, now)
  const limits = createSocketLimits(config.areRateLimitsOn, newCounter)
  const trustedHops = config.trustedProxyHops
  const answered = (side: 'shopper' | 'agent') => (event: string, tookMs: number) => {
    measures.answered(side, event, tookMs)
    reach('afterAck')
  }
  const underWay = createUnderWay()
  let isStopping = false
  serveShoppers({
    shoppers,
    sessions,
    desk,
    store,
    feed,
    knowledge,
    limits,
    trustedHops,
    ...{ identitySecret: config.identitySecret, now, onFault, onAnswered: answered('shopper'), underWay },
  })
  serveAgents({
    agents,
    authenticate: async token => {
      const known = await people.authenticate(token)
      const agent = known === null ? null : await store.people.agent(known.agent.id)
      return known === null || agent === null ? null : { agent, tokenHash: known.session.tokenHash }
    },
    desk,
    store,
    channels,
    limits,
    trustedHops,
    // Whoever is signed in once more may have a console anywhere.
    mayBeElsewhere: async agentId => line !== null && (await store.people.sessionsOf(agentId)).length > 0,
    isStopping: () => isStopping,
    ...{ onFault, onAnswered: answered('agent'), underWay },
  })

  const workbench = createWorkbenchOffThread({ dir: config.knowledgeDir, cacheDir: join(config.dataDir, 'cache'), now })
  const content = createContent({
    ...{ dir: config.knowledgeDir, journalFile, publisher, workbench, versions, now },
    conversations: store.conversations,
  })

  const http = createHttp({
    config,
    origins,
    people,
    uploads,
    shoppers: sessions,
    saveRecord: async shopperId => {
      const [conversationId] = await store.people.conversationIdsOf(shopperId)
      return conversationId === undefined ? null : desk.saveRecord(conversationId)
    },
    content,
    knowledge: {
      cannedReplies: () => [...knowledge().cannedReplies],
      desks: locale => {
        return listDesks(knowledge(), locale, now())
      },
    },
    health: async () => ({ store: await store.health(), server: isStopping ? 'the server is stopping' : null }),
    newCounter,
    metrics: createDeskMetrics(registry, { shoppers, agents, store, now, isRedisAway: line?.isAway ?? null }),
    staticDir,
    log,
  })
  // In this order: attached last, the sockets take their own requests away from the pages.
  server.on('request', http)
  io.attach(server)
  forgetRequests(io.engine as unknown as Parameters<typeof forgetRequests>[0])
  batchWrites(io.engine, error => onFault(error, 'write'))

  line?.onHint(hint => {
    if (hint.kind === 'inboxes') lookElsewhere(hint.of)
    if (hint.kind === 'knowledge') void publisher.follow()
  })
  await line?.start()
  await desk.presence.started({ isAmongNodes: line !== null })
  const stopLookingAfter = startLookingAfter({
    conversations: store.conversations,
    shoppers,
    agents,
    line,
    tickEveryMs: options.tickEveryMs === undefined ? 1_000 : options.tickEveryMs,
    headEveryMs: options.headEveryMs ?? 10_000,
    tick: () => desk.tick(),
    renew: agentIds => desk.presence.renew(agentIds),
    lookElsewhere,
    recheck: createRecheck({ agents, desk, store, isSessionAlive: people.isSessionAlive }),
    run: work => underWay.run(work),
    onFault,
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  origins.listensOn(port)
  const host = config.host.includes(':') ? `[${config.host}]` : config.host

  return {
    desk,
    content,
    url: `http://${host}:${port}`,
    knowledgeVersion: knowledge().version,
    setupCode: await people.openSetup(),
    async stop() {
      // First whoever asks hears that we go, so that a balancer sends nobody any more; then nobody new is let in; then
      // what has begun is finished and answered; then the lines are cut, so that clients dial again at once and reach
      // another node; the store comes last.
      isStopping = true
      if (line !== null) await untilNobodyComes(server, NOTICE_MS, NOTICE_AT_MOST_MS)
      const isClosed = new Promise(resolve => server.close(resolve))
      stopLookingAfter()
      publisher.stop()
      meaning?.stop()
      workbench.stop()
      people.stop()
      await underWay.none(FINISH_WITHIN_MS)
      await closeConnections(io.engine as unknown as Parameters<typeof closeConnections>[0])
      const isClosedWithin = (ms: number) =>
        Promise.race([isClosed, new Promise(resolve => setTimeout(resolve, ms).unref())])
      await isClosedWithin(FINISH_WITHIN_MS)
      // After a busy moment the clock comes first: whoever asked meanwhile is only heard now.
      await isClosedWithin(LAST_WORDS_MS)
      server.closeAllConnections()
      await underWay.none(FINISH_WITHIN_MS)
      feed.stop()
      desk.stop()
      await io.close()
      line?.stop()
      await store.close()
    },
  }

  /** At what other nodes have changed. */
  function lookElsewhere(of: ChangedInboxes): void {
    feed.changedElsewhere(of)
    if (of === 'all') desk.changedElsewhere()
  }
}
