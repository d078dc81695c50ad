import { randomUUID } from 'node:crypto'
import express, { type Express } from 'express'
import type { Registry } from 'prom-client'
import type { Config } from '../config.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { NewRateCounter } from '../rate-counter.ts'
import type { CallerNeeds } from './caller.ts'
import { createFailureHandler } from './failure.ts'
import { createCors, createOriginGuard } from './guard-origin.ts'
import { createHandlers, type HandlerNeeds } from './handlers.ts'
import { createBaseHeaders } from './headers.ts'
import { createHealth, type Health } from './health.ts'
import { createMetrics, createRequestTimer } from './metrics.ts'
import { describeApi } from './openapi.ts'
import type { Origins } from './origins.ts'
import { createRouteLimits, noRouteLimits } from './route-limits.ts'
import { createRouter } from './router.ts'
import { createStaticFiles } from './static-files.ts'

export interface HttpNeeds extends HandlerNeeds, CallerNeeds {
  readonly people: HandlerNeeds['people']
  readonly config: Pick<Config, 'publicUrl' | 'trustedProxyHops' | 'areRateLimitsOn' | 'metricsToken'>
  readonly origins: Origins
  readonly health: Health
  readonly metrics: Registry
  /** Counts over all nodes, where there are several. */
  readonly newCounter?: NewRateCounter
  /** Holds the built pages. */
  readonly staticDir: string
  readonly log: Log
}

/** Everything that speaks HTTP, but for the sockets. */
export function createHttp(needs: HttpNeeds): Express {
  const { config, origins, log, metrics } = needs
  const limits = config.areRateLimitsOn ? createRouteLimits(needs.newCounter) : noRouteLimits
  const app = express()
  app.set('trust proxy', config.trustedProxyHops)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  app.use(createBaseHeaders(config.publicUrl))

  app.use(createHealth(needs.health, log))
  app.use(createMetrics(metrics, config.metricsToken))

  app.use('/api', createRequestTimer(metrics), (request, response, next) => {
    response.locals.requestId = randomUUID()
    response.set({ 'Cache-Control': 'no-store', 'X-Request-Id': response.locals.requestId })
    response.once('finish', () => {
      const { requestId, route } = response.locals
      log.debug({ requestId, method: request.method, route, status: response.statusCode }, 'answered')
    })
    next()
  })
  app.use('/api', createOriginGuard(origins))
  // The routes that the widget calls from the pages of other sites.
  app.use('/api/v1/attachments', createCors(origins))
  app.use('/api', async (request, _response, next) => {
    await limits.countAny(request.ip)
    next()
  })
  app.get('/api/v1/openapi.json', (_request, response) => {
    response.json(describeApi(config.publicUrl ?? origins.own()[0] ?? '/'))
  })
  app.use(createRouter({ handlers: createHandlers(needs), limits, people: needs.people, shoppers: needs.shoppers }))
  app.use('/api', () => {
    throw new DeskError('NOT_FOUND', 'there is nothing here')
  })

  app.use(createStaticFiles(needs.staticDir, origins))
  app.use(() => {
    throw new DeskError('NOT_FOUND', 'there is nothing here')
  })
  app.use(createFailureHandler(log))
  return app
}
