import { useSyncExternalStore } from 'react'

export type Route =
  | { readonly page: 'inbox'; readonly conversationId: string | null }
  | { readonly page: 'board' }
  /** `within`: what the editor shows of itself, in its own words. */
  | { readonly page: 'knowledge'; readonly within?: string }
  | { readonly page: 'team' }
  | { readonly page: 'settings' }
  | { readonly page: 'setup'; readonly code: string }

/** Places are kept in the fragment: the server serves one page, and one-time codes never reach a log. */
export function parseRoute(hash: string): Route {
  const setup = /^#setup=(.+)$/.exec(hash)
  if (setup?.[1]) return { page: 'setup', code: decode(setup[1]) }
  const [page, id, ...further] = hash.replace(/^#\/?/, '').split('/')
  if (page === 'board') return { page: 'board' }
  if (page === 'knowledge') return id ? { page, within: [id, ...further].join('/') } : { page }
  if (page === 'team') return { page: 'team' }
  if (page === 'settings') return { page: 'settings' }
  return { page: 'inbox', conversationId: id ? decode(id) : null }
}

export function hashOf(route: Exclude<Route, { page: 'setup' }>): string {
  if (route.page === 'knowledge' && route.within) return `#/knowledge/${route.within}`
  if (route.page !== 'inbox') return `#/${route.page}`
  return route.conversationId === null ? '#/inbox' : `#/inbox/${encodeURIComponent(route.conversationId)}`
}

export function go(route: Exclude<Route, { page: 'setup' }>) {
  if (location.hash !== hashOf(route)) location.hash = hashOf(route)
}

/** The same without a step that Back would take: what was the place before is the place before still. */
export function stayAs(route: Exclude<Route, { page: 'setup' }>) {
  if (location.hash !== hashOf(route)) location.replace(hashOf(route))
}

let lastHash = ''
let lastRoute: Route = { page: 'inbox', conversationId: null }

function current(): Route {
  if (location.hash !== lastHash) {
    lastHash = location.hash
    lastRoute = parseRoute(lastHash)
  }
  return lastRoute
}

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, current)

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
