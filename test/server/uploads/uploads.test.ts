import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type StartedHttp, startHttp } from '../http/started-http.ts'
import { tinyJpeg, tinyPng, tinyWebp } from './pictures.ts'

const path = '/api/v1/attachments'
const limit = 8 * 1024 * 1024

let desk: StartedHttp
let ada: string
beforeAll(async () => {
  desk = await startHttp()
  ada = await desk.shopperToken('ada')
})
afterAll(() => desk.stop())

const send = (body: Buffer, headers: Record<string, string> = {}) =>
  desk.call('POST', path, { token: ada, body, headers })
const form = (bytes: Buffer, name: string, field = 'file', type = 'image/png') => {
  const data = new FormData()
  data.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  return desk.call('POST', path, { token: ada, body: data })
}
const kept = () => readdirSync(join(desk.folder, 'uploads'))

/** A PNG of exactly so many bytes, most of them in a chunk that is thrown away. */
function pngOf(size: number): Buffer {
  const small = tinyPng()
  const filler = Buffer.alloc(size - small.length)
  filler.writeUInt32BE(filler.length - 12)
  filler.write('prIv', 4, 'latin1')
  return Buffer.concat([small.subarray(0, 33), filler, small.subarray(33)])
}

describe('[R25] a picture', () => {
  it.each([
    ['image/png', 'png', tinyPng()],
    ['image/jpeg', 'jpg', tinyJpeg()],
    ['image/webp', 'webp', tinyWebp()],
  ])('%s goes up as a body and comes down unchanged', async (type, ending, bytes) => {
    const up = await send(bytes, { 'content-type': 'application/octet-stream' })
    const down = await desk.call('GET', `${path}/${up.body.id}`, { token: ada })

    expect(up.status).toBe(201)
    expect(up.body).toMatchObject({ name: `picture.${ending}`, type, size: bytes.length })
    expect(up.body.id).toMatch(/^[\da-f-]{36}$/)
    expect(down.bytes).toEqual(bytes)
    expect(Object.fromEntries(down.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename*=UTF-8''picture.${ending}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, no-store',
    })
  })

  it('goes up as a form, with its name as a label', async () => {
    const up = await form(tinyPng(), '../冰箱 铭牌"\r\n\u202e (1).html')
    const down = await desk.call('GET', `${path}/${up.body.id}`, { token: ada })

    expect(up.status).toBe(201)
    expect(up.body.name).not.toMatch(/[/\\\r\n\u202e<>"]/)
    expect(up.body.name).toMatch(/^冰箱 铭牌.*\.png$/)
    expect(down.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.-]+\.png$/)
    expect(decodeURIComponent(down.headers.get('content-disposition')?.split("''")[1] ?? '')).toBe(up.body.name)
  })

  it('is stored under a name of the server’s own', async () => {
    const up = await form(tinyPng(), '../../escape.png')

    expect(kept()).toContain(up.body.id)
    expect(kept().every(name => /^[\da-f-]{36}$/.test(name))).toBe(true)
    expect(readFileSync(join(desk.folder, 'uploads', up.body.id))).toEqual(tinyPng())
  })

  it('may have 8 MB, and not a byte more', async () => {
    expect((await send(pngOf(limit))).status).toBe(201)
    expect((await form(pngOf(limit), 'a.png')).status).toBe(201)

    for (const answer of [await send(pngOf(limit + 1)), await form(pngOf(limit + 1), 'a.png')]) {
      expect([answer.status, answer.body.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    }
  })

  it('of 20 MB is refused with an answer that arrives', async () => {
    expect((await send(Buffer.alloc(20 * 1024 * 1024, 1))).body.code).toBe('PAYLOAD_TOO_LARGE')
  })

  it.each([
    ['0 bytes', Buffer.alloc(0)],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['GIF and script', Buffer.from('GIF89a/*\0\0\0*/=1;alert(1)//', 'latin1')],
  ])('of %s is refused, whatever it calls itself', async (_what, bytes) => {
    const before = kept().length

    for (const answer of [await send(bytes, { 'content-type': 'image/png' }), await form(bytes, 'a.png')]) {
      expect([answer.status, answer.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA'])
    }
    expect(kept()).toHaveLength(before)
  })

  it('with a page behind its end is kept without the page', async () => {
    const up = await send(Buffer.concat([tinyPng(), Buffer.from('<html><script>alert(1)</script></html>')]))
    const down = await desk.call('GET', `${path}/${up.body.id}`, { token: ada })

    expect(down.bytes).toEqual(tinyPng())
  })
})

describe('forms that are no good', () => {
  it.each<[string, string, string]>([
    ['no boundary', 'multipart/form-data', 'x'],
    ['no parts', 'multipart/form-data; boundary=b', '--b--\r\n'],
    [
      'no end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx',
    ],
    [
      'no file',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
    ],
    ['nonsense', 'multipart/form-data; boundary=b', '\0\0\0'],
  ])('%s is a bad request', async (_what, type, body) => {
    const answer = await send(Buffer.from(body), { 'content-type': type })

    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(['BAD_REQUEST', 'UNSUPPORTED_MEDIA']).toContain(answer.body.code)
  })

  it('a file in another field is not taken', async () => {
    expect((await form(tinyPng(), 'a.png', 'picture')).body.code).toBe('BAD_REQUEST')
  })

  it('a second file is not taken', async () => {
    const data = new FormData()
    for (const name of ['a.png', 'b.png']) data.append('file', new Blob([new Uint8Array(tinyPng())]), name)

    const answer = await desk.call('POST', path, { token: ada, body: data })

    expect(answer.status).toBe(201)
    expect(answer.body.name).toBe('a.png')
  })
})

it('an upload that breaks off leaves nothing behind', async () => {
  const before = kept().length
  await new Promise<void>(done => {
    const upload = httpRequest(`${desk.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada}`, 'content-length': '5000' },
    })
    upload.on('error', () => done())
    upload.on('close', () => done())
    upload.write(tinyPng())
    setTimeout(() => upload.destroy(), 50)
  })

  expect((await send(tinyPng())).status).toBe(201)
  expect(kept()).toHaveLength(before + 1)
})

it('nothing is kept when the row can not be written', async () => {
  const before = kept().length
  const { addAttachment } = desk.store.people
  desk.store.people.addAttachment = async () => {
    throw Object.assign(new Error('full'), { code: 'STORE_FULL', name: 'DeskError' })
  }

  const answer = await send(tinyPng())
  desk.store.people.addAttachment = addAttachment

  expect([answer.status, answer.body.code]).toEqual([507, 'STORE_FULL'])
  expect(kept()).toHaveLength(before)
})

it('a picture whose file is gone is not found', async () => {
  const up = await send(tinyPng())
  const { rmSync } = await import('node:fs')
  rmSync(join(desk.folder, 'uploads', up.body.id))

  expect((await desk.call('GET', `${path}/${up.body.id}`, { token: ada })).status).toBe(404)
})

it('what a crash left half-written goes at the next start', async () => {
  writeFileSync(join(desk.folder, 'uploads', 'half.part'), 'x')

  expect(await desk.uploads.tidy()).toBe(1)
  expect(kept()).not.toContain('half.part')
})
