import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Origins } from './origins.ts'

/** Headers of every answer; pages add their own content policy. */
export function createBaseHeaders(publicUrl: string | null): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
      },
      strictTransportSecurity:
        publicUrl?.startsWith('https:') === true ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.set(
        'Permissions-Policy',
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      )
      next()
    },
  ]
}

/**
 * What the server's own pages may load. The console's component library writes its styles at run time, so its styles
 * may be inline; scripts never.
 */
export function pagePolicy(origins: Origins, page: 'shop' | 'console'): string {
  // A source list knows no IPv6 addresses; 'self' serves those pages.
  const sockets = origins.own().flatMap(origin => (origin.includes('[') ? [] : [origin.replace(/^http/, 'ws')]))
  return [
    "default-src 'self'",
    "script-src 'self'",
    page === 'console' ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${sockets.join(' ')}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
