import { join } from 'node:path'
import express, { type Response, Router } from 'express'
import { pagePolicy } from './headers.ts'
import type { Origins } from './origins.ts'

const aYear = 'public, max-age=31536000, immutable'

/** The built pages: `demo/`, `widget.js`, `widget/`, `console/` under `staticDir`. */
export function createStaticFiles(staticDir: string, origins: Origins): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const files = (folder: string, setHeaders: (response: Response, path: string) => void) =>
    express.static(join(staticDir, folder), {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders,
    })
  const page = (name: 'shop' | 'console', file: string) => (_request: express.Request, response: Response) => {
    response.set({ 'Content-Security-Policy': pagePolicy(origins, name), 'Cache-Control': 'no-cache' })
    response.sendFile(file, { root: staticDir, cacheControl: false })
  }

  router.get(['/', '/demo', '/demo/'], page('shop', 'demo/index.html'))
  router.use(
    '/demo',
    files('demo', (response, path) => {
      response.set({ 'Content-Security-Policy': pagePolicy(origins, 'shop'), 'Cache-Control': cacheOf(path) })
    }),
  )

  router.get('/widget.js', (_request, response) => {
    response.set({ ...forOtherSites, 'Cache-Control': 'public, max-age=300' })
    response.sendFile('widget.js', { root: staticDir, cacheControl: false })
  })
  router.use(
    '/widget',
    files('widget', (response, path) => {
      response.set({ ...forOtherSites, 'Cache-Control': isHashed(path) ? aYear : 'public, max-age=300' })
    }),
  )

  router.get('/console', (_request, response) => response.redirect(308, '/console/'))
  router.use(
    '/console',
    files('console', (response, path) => {
      response.set({ 'Content-Security-Policy': pagePolicy(origins, 'console'), 'Cache-Control': cacheOf(path) })
    }),
  )
  // Every address without a dot is a place inside the console.
  router.get(/^\/console\/[^.]*$/, page('console', 'console/index.html'))
  return router
}

const forOtherSites = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

const cacheOf = (path: string) => (path.endsWith('.html') ? 'no-cache' : isHashed(path) ? aYear : 'public, max-age=300')

/** Vite's names, such as `assets/index-BX3f9aQ1.js`: another content has another name. */
function isHashed(path: string): boolean {
  return /[\\/]assets[\\/].*-[\w-]{8,}\.\w+$/.test(path)
}
