import express, { type Request, type Response, Router } from 'express'
import { pagePolicy } from './headers.ts'
import type { Origins } from './origins.ts'
import { createPackedFiles } from './packed-files.ts'

const aYear = 'public, max-age=31536000, immutable'
const fiveMinutes = 'public, max-age=300'
const askEachTime = 'no-cache'

/** The built pages: `demo/`, `widget.js`, `widget/`, `console/` under `staticDir`. */
export function createStaticFiles(staticDir: string, origins: Origins): Router {
  const router = Router({ caseSensitive: true, strict: true })

  const headersOf = (path: string): Record<string, string> => {
    const cache = { 'Cache-Control': cacheOf(path) }
    if (path.startsWith('/widget')) return { ...forOtherSites, ...cache }
    const page = path.startsWith('/console') ? 'console' : 'shop'
    return { 'Content-Security-Policy': pagePolicy(origins, page), ...cache }
  }
  const page = (file: string) => (_request: Request, response: Response) => {
    response.set(headersOf(file))
    response.sendFile(file, { root: staticDir, cacheControl: false })
  }
  const files = express.static(staticDir, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: response => void response.set(headersOf(response.req.path)),
  })

  router.get(['/', '/demo', '/demo/'], page('/demo/index.html'))
  router.get('/console', (_request, response) => response.redirect(308, '/console/'))
  router.get(/^\/(widget\.js$|(widget|demo|console)\/)/, createPackedFiles(staticDir, headersOf), files)
  // Every address without a dot is a place inside the console.
  router.get(/^\/console\/[^.]*$/, page('/console/index.html'))
  return router
}

const forOtherSites = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

function cacheOf(path: string): string {
  if (path.endsWith('.html')) return askEachTime
  return isHashed(path) ? aYear : fiveMinutes
}

/** Vite's names, such as `assets/index-BX3f9aQ1.js`: another content has another name. */
function isHashed(path: string): boolean {
  return /\/assets\/.*-[\w-]{8,}\.\w+$/.test(path)
}
