import { json, type Request, type RequestHandler, Router } from 'express'
import type { z } from 'zod'
import { type Route, routes } from '../../protocol/routes.ts'
import { DeskError } from '../errors.ts'
import { type CallerNeeds, createIdentify, permit } from './caller.ts'
import type { Call, Handlers, RouteName } from './handlers.ts'
import type { RouteLimits } from './route-limits.ts'

interface Needs extends CallerNeeds {
  readonly handlers: Handlers
  readonly limits: RouteLimits
}

const jsonOf = (limit: string) =>
  json({ limit, strict: true, inflate: false, type: ['application/json', 'application/*+json'] })
const parseJson = jsonOf('64kb')
/** Editors send whole files, up to fifty of them. */
const parseLargeJson = jsonOf('16mb')

/** Every documented route, each with the same steps: who calls, may they, how often, what do they say, do it, answer. */
export function createRouter({ handlers, limits, people, shoppers }: Needs): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const identify = createIdentify({ people, shoppers })

  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const handle = handlers[name] as (call: Call<unknown>) => Promise<unknown>

    const enter: RequestHandler = async (request, response, next) => {
      response.locals.route = route.path
      const caller = await identify(request)
      response.locals.caller = caller
      permit(caller, route.caller)
      await limits.count(name, caller, request.ip)
      next()
    }
    const answer: RequestHandler = async (request, response) => {
      const body = route.body === undefined ? undefined : parseBody(route.body, request)
      const result = await handle({ caller: response.locals.caller, body, request, response })
      if (response.headersSent) return
      response.status(route.status)
      if (route.response === null) response.end()
      else response.json(route.response.parse(result))
    }
    const parse = route.caller === 'editor' ? parseLargeJson : parseJson
    router[route.method](route.path, enter, ...(route.body === undefined ? [] : [parse]), answer)
  }
  return router
}

/** @throws DeskError BAD_PAYLOAD naming every field at fault, UNSUPPORTED_MEDIA when the body is not called JSON. */
function parseBody(schema: z.ZodType, request: Request): unknown {
  const body: unknown = request.body
  if (body === undefined && request.is('json') === false)
    throw new DeskError('UNSUPPORTED_MEDIA', 'the body must be application/json')
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.map(String).join('.') || 'body'}: ${issue.message}`)
  throw new DeskError('BAD_PAYLOAD', faults.join('; ').slice(0, 1_000))
}
