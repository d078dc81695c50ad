import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type StartedHttp, startHttp } from './started-http.ts'

let desk: StartedHttp
beforeAll(async () => {
  desk = await startHttp()
})
afterAll(() => desk.stop())

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}

/** path, status, type, cache, who may embed it */
const statics: [string, number, string, string, 'same-origin' | 'cross-origin'][] = [
  ['/', 200, 'text/html', 'no-cache', 'same-origin'],
  ['/demo/', 200, 'text/html', 'no-cache', 'same-origin'],
  ['/demo/shop.css', 200, 'text/css', 'public, max-age=300', 'same-origin'],
  ['/widget.js', 200, 'text/javascript', 'public, max-age=300', 'cross-origin'],
  ['/widget/chat.js', 200, 'text/javascript', 'public, max-age=300', 'cross-origin'],
  ['/widget/assets/panel-BX3f9aQ1.js', 200, 'text/javascript', 'public, max-age=31536000, immutable', 'cross-origin'],
  ['/console', 308, '', '', 'same-origin'],
  ['/console/', 200, 'text/html', 'no-cache', 'same-origin'],
  ['/console/conversations/c-1', 200, 'text/html', 'no-cache', 'same-origin'],
  ['/console/index.html', 200, 'text/html', 'no-cache', 'same-origin'],
  ['/console/assets/index-C0ffee12.js', 200, 'text/javascript', 'public, max-age=31536000, immutable', 'same-origin'],
  ['/console/assets/gone-C0ffee12.js', 404, 'application/json', 'no-store', 'same-origin'],
  ['/healthz', 200, 'application/json', 'no-store', 'same-origin'],
  ['/readyz', 200, 'application/json', 'no-store', 'same-origin'],
  ['/metrics', 200, 'text/plain', 'no-store', 'same-origin'],
  ['/api/v1/openapi.json', 200, 'application/json', 'no-store', 'same-origin'],
  ['/api/v1/me', 401, 'application/json', 'no-store', 'same-origin'],
  ['/nothing', 404, 'application/json', 'no-store', 'same-origin'],
]

describe('headers', () => {
  it.each(statics)('GET %s', async (path, status, type, cache, embedding) => {
    const answer = await desk.call('GET', path)

    expect(answer.status).toBe(status)
    expect(Object.fromEntries(answer.headers)).toMatchObject(everywhere)
    expect(answer.headers.get('content-type') ?? '').toContain(type)
    expect(answer.headers.get('cache-control') ?? '').toBe(cache)
    expect(answer.headers.get('cross-origin-resource-policy')).toBe(embedding)
    expect(answer.headers.get('access-control-allow-origin')).toBe(embedding === 'cross-origin' ? '*' : null)
    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('strict-transport-security')).toBeNull()
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
  })

  it('lets the shop page load from itself only', async () => {
    const { headers } = await desk.call('GET', '/')

    const own = ['127.0.0.1', 'localhost'].map(host => `ws://${host}:${desk.port}`).join(' ')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        `connect-src 'self' ${own}; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
  })

  it('lets the console have inline styles, and nothing else inline', async () => {
    const policy = (await desk.call('GET', '/console/')).headers.get('content-security-policy')

    expect(policy).toContain("style-src 'self' 'unsafe-inline';")
    expect(policy).toContain("script-src 'self';")
  })

  it('answers an unchanged widget with 304', async () => {
    for (const path of ['/widget.js', '/widget/chat.js', '/console/']) {
      const first = await desk.call('GET', path)
      const again = await desk.call('GET', path, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
      })

      expect(again.status).toBe(304)
    }
  })

  it('sends scripts packed to those who take it, and the new ones after a build', async () => {
    const file = join(desk.folder, 'built', 'widget', 'chat.js')
    writeFileSync(file, `/* ${'first '.repeat(1_000)}*/`)
    const get = (encoding: string, headers = {}) =>
      desk.call('GET', '/widget/chat.js', { headers: { 'accept-encoding': encoding, ...headers } })

    const [packed, plain, refusing] = [await get('gzip, br'), await get('gzip'), await get('br;q=0, gzip')]
    const etag = packed.headers.get('etag') ?? ''
    const again = await get('br', { 'if-none-match': etag, 'cache-control': 'max-age=0' })
    writeFileSync(file, `/* ${'second '.repeat(1_000)}*/`)
    const later = await get('br', { 'if-none-match': etag, 'cache-control': 'max-age=0' })

    expect(packed.headers.get('content-encoding')).toBe('br')
    expect([plain.headers.get('content-encoding'), refusing.headers.get('content-encoding')]).toEqual([null, null])
    expect(packed.bytes).toEqual(plain.bytes)
    for (const name of [
      'content-type',
      'cache-control',
      'access-control-allow-origin',
      'vary',
      'x-content-type-options',
    ]) {
      expect(packed.headers.get(name)).toBe(plain.headers.get(name))
    }
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(again.status).toBe(304)
    expect(String(later.bytes)).toContain('second')
  })

  it.each([
    '/.secret',
    '/demo/../.secret',
    '/demo/%2e%2e/.secret',
    '/demo/..%2f.secret',
    '/console/..%5c.secret',
    '/widget/....//.secret',
    '/demo/%00',
    '/widget/',
    '/console/assets/',
    '/demo/../../desk.db',
    '/widget.js/../../desk.db',
  ])('gives away nothing for %s', async path => {
    const { status, text } = await rawGet(path)

    expect(text).not.toMatch(/^no$|SQLite/)
    expect([200, 400, 403, 404]).toContain(status)
    if (status === 200) expect(text).toContain('<title>')
  })

  it('asks browsers for https only when the public address is https', async () => {
    const secure = await startHttp({ PUBLIC_URL: 'https://help.example' })
    const plain = await startHttp({ PUBLIC_URL: 'http://help.example' })
    try {
      expect((await secure.call('GET', '/')).headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect((await secure.call('GET', '/')).headers.get('content-security-policy')).toContain('wss://help.example ')
      expect((await plain.call('GET', '/')).headers.get('strict-transport-security')).toBeNull()
    } finally {
      await secure.stop()
      await plain.stop()
    }
  })
})

/** `fetch` would tidy the path before it is sent. */
function rawGet(path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const get = request({ host: '127.0.0.1', port: desk.port, path }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
    get.on('error', reject)
    get.end()
  })
}
