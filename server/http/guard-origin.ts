import type { RequestHandler } from 'express'
import { DeskError } from '../errors.ts'
import type { Origins } from './origins.ts'

/** Pages of other sites may not call the API at all, whether or not they could read the answer. */
export function createOriginGuard(origins: Origins): RequestHandler {
  return (request, _response, next) => {
    if (!origins.isAllowedOrigin(request.get('origin'))) {
      throw new DeskError('ORIGIN_NOT_ALLOWED', 'this page may not call the API; see ALLOWED_ORIGINS')
    }
    next()
  }
}

/** Lets the pages of embedding shops read answers; without cookies, since there are none. Comes after the guard. */
export function createCors(origins: Origins): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin')
    const origin = request.get('origin')
    if (origin !== undefined && !origins.isOwn(origin)) {
      response.set('Access-Control-Allow-Origin', origin)
      response.set('Access-Control-Expose-Headers', 'Retry-After')
    }
    if (request.method !== 'OPTIONS') return next()
    response.set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      'Access-Control-Max-Age': '600',
    })
    response.status(204).end()
  }
}
