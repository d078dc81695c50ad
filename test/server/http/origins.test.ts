import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createOrigins } from '../../../server/http/origins.ts'
import { tinyPng } from '../uploads/pictures.ts'
import { type StartedHttp, startHttp } from './started-http.ts'

const shop = 'https://shop.example'

describe('the list of origins', () => {
  const origins = createOrigins({
    publicUrl: 'https://help.example/desk',
    allowedOrigins: [shop],
    host: '127.0.0.1',
    port: 3000,
  })

  it.each([
    [undefined, true],
    [shop, true],
    ['https://help.example', true],
    ['http://127.0.0.1:3000', true],
    ['http://localhost:3000', true],
    ['http://[::1]:3000', true],
    ['null', false],
    ['', false],
    ['https://evil.example', false],
    ['https://shop.example.evil.example', false],
    ['https://evilshop.example', false],
    ['https://shop.example/', false],
    ['https://SHOP.example', false],
    ['http://shop.example', false],
    ['https://shop.example:444', false],
    ['https://shop.example:443', false],
    ['https://sub.shop.example', false],
    ['http://help.example', false],
    ['http://127.0.0.1:3001', false],
    ['https://127.0.0.1:3000', false],
    ['http://localhost', false],
    ['https://shop.example, https://evil.example', false],
    ['https://shop.example@evil.example', false],
  ])('%s → %s', (origin, isAllowed) => {
    expect(origins.isAllowedOrigin(origin)).toBe(isAllowed)
  })

  it('does not take the machine’s own names when it listens on one outer address only', () => {
    const outer = createOrigins({ publicUrl: null, allowedOrigins: [], host: '192.0.2.7', port: 80 })

    expect(outer.isAllowedOrigin('http://192.0.2.7')).toBe(true)
    expect(outer.isAllowedOrigin('http://localhost')).toBe(false)
  })

  it('learns the port that the system chose', () => {
    const later = createOrigins({ publicUrl: null, allowedOrigins: [], host: 'localhost', port: 0 })

    later.listensOn(4567)

    expect(later.isAllowedOrigin('http://localhost:4567')).toBe(true)
    expect(later.isAllowedOrigin('http://localhost:0')).toBe(false)
  })
})

describe('requests from pages', () => {
  let desk: StartedHttp
  beforeAll(async () => {
    desk = await startHttp({ ALLOWED_ORIGINS: shop })
  })
  afterAll(() => desk.stop())

  it.each(['https://evil.example', 'null', `${shop}.evil.example`, 'http://shop.example', `${shop}:8443`])(
    'refuses %s on every kind of route before anything else',
    async origin => {
      for (const [method, path] of [
        ['POST', '/api/v1/sign-in'],
        ['POST', '/api/v1/setup'],
        ['GET', '/api/v1/me'],
        ['GET', '/api/v1/openapi.json'],
        ['POST', '/api/v1/attachments'],
        ['OPTIONS', '/api/v1/attachments'],
      ] as const) {
        const answer = await desk.call(method, path, { headers: { origin } })

        expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'ORIGIN_NOT_ALLOWED'])
        expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      }
    },
  )

  it('lets the shop’s pages upload and read pictures, without cookies', async () => {
    const preflight = await desk.call('OPTIONS', '/api/v1/attachments', {
      headers: {
        origin: shop,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    const token = await desk.shopperToken('ada')
    const upload = await desk.call('POST', '/api/v1/attachments', { token, body: tinyPng(), headers: { origin: shop } })
    const refused = await desk.call('GET', '/api/v1/attachments/none', { token, headers: { origin: shop } })

    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
    expect(upload.status).toBe(201)
    for (const answer of [preflight, upload, refused]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(shop)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })

  it('lets the shop’s pages read nothing of the team’s', async () => {
    const answer = await desk.call('GET', '/api/v1/me', { headers: { origin: shop } })

    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('lets its own pages and programs in', async () => {
    const own = await desk.call('GET', '/api/v1/openapi.json', { headers: { origin: desk.url } })
    const program = await desk.call('GET', '/api/v1/openapi.json')

    expect([own.status, program.status]).toEqual([200, 200])
  })
})
