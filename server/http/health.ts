import { Router } from 'express'
import type { Log } from '../log.ts'

/** Name of each part that has to work, with a sentence about what is wrong, or `null`. */
export type Health = () => Promise<Readonly<Record<string, string | null>>>

/** `/healthz`: the process answers. `/readyz`: it can serve; the sentences go to the log, as anybody may ask. */
export function createHealth(health: Health, log: Log): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const parts = await health().catch(error => {
      log.error({ err: error }, 'health could not be found out')
      return { server: 'health could not be found out' }
    })
    const faults = Object.entries(parts).filter(([, fault]) => fault !== null)
    if (faults.length > 0) log.warn({ faults: Object.fromEntries(faults) }, 'not ready')
    response
      .status(faults.length === 0 ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: faults.length === 0 ? 'ready' : 'not ready',
        parts: Object.fromEntries(
          Object.entries(parts).map(([part, fault]) => [part, fault === null ? 'ok' : 'failing']),
        ),
      })
  })
  return router
}
