import { timingSafeEqual } from 'node:crypto'
import { type Request, type RequestHandler, Router } from 'express'
import { Histogram, type Registry } from 'prom-client'
import { DeskError } from '../errors.ts'
import { hashToken } from '../people/session-token.ts'
import { bearerToken } from './caller.ts'

/** `/metrics` in the text format of Prometheus, for this machine and for holders of the token. */
export function createMetrics(registry: Registry, token: string | null): Router {
  const router = Router()
  router.get('/metrics', async (request, response) => {
    if (!isFromThisMachine(request) && !hasToken(request, token)) {
      throw new DeskError('FORBIDDEN', 'metrics are for this machine, or with METRICS_TOKEN')
    }
    response.set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
    response.send(await registry.metrics())
  })
  return router
}

/** Seconds of every API call by route, method and status; addresses with ids in them never become labels. */
export function createRequestTimer(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'switchboard_http_request_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  return (request, response, next) => {
    const stop = seconds.startTimer()
    response.once('finish', () => {
      stop({ method: request.method, route: response.locals.route ?? 'other', status: String(response.statusCode) })
    })
    next()
  }
}

/** A proxy on this machine is not this machine's own call. */
function isFromThisMachine(request: Request): boolean {
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some(name => request.get(name) !== undefined)
  const ip = request.socket.remoteAddress ?? ''
  return !isForwarded && (ip === '::1' || /^(::ffff:)?127\./.test(ip))
}

function hasToken(request: Request, token: string | null): boolean {
  const given = bearerToken(request)
  if (token === null || given === null) return false
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
}
