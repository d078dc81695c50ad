import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const FOREIGN = 'https://evil.example'

describe('connections', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk({ env: { ALLOWED_ORIGINS: 'https://shop.example' } })
  })
  afterEach(() => desk.stop())

  it('[R106] a frame beyond 64 KB closes the socket that sent it, and no other', async () => {
    const [flooder, other] = await Promise.all([connectShopper(desk.url), connectShopper(desk.url)])
    const gone = new Promise<string>(resolve => flooder.socket.once('disconnect', resolve))

    flooder.socket.emit('typeahead', { text: 'x'.repeat(70_000) }, () => {})

    expect(await gone).toMatch(/transport/)
    expect(await other.say('怎么开发票？')).toMatchObject({ ok: true })
    other.leave()
  })

  it.each([
    [FOREIGN, false],
    ['null', false],
    ['https://shop.example.evil.example', false],
    ['http://shop.example', false],
    ['https://shop.example', true],
    [undefined, true],
  ])('[R106] an origin that the shop has not named is refused on both transports: %s', async (origin, isLetIn) => {
    expect(await openWebSocket(origin)).toBe(isLetIn)
    expect(await poll(origin)).toBe(isLetIn ? 200 : 403)
  })

  it('the server’s own pages may connect', async () => {
    expect(await openWebSocket(desk.url)).toBe(true)
    expect(await poll(desk.url)).toBe(200)
  })

  function openWebSocket(origin: string | undefined): Promise<boolean> {
    const address = `${desk.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, origin === undefined ? {} : { origin })
    return new Promise(resolve => {
      socket.once('error', () => resolve(false))
      socket.once('open', () => {
        socket.close()
        resolve(true)
      })
    })
  }

  function poll(origin: string | undefined): Promise<number | undefined> {
    const headers = origin === undefined ? {} : { origin }
    return new Promise((resolve, reject) => {
      request(`${desk.url}/socket.io/?EIO=4&transport=polling`, { headers }, response => {
        response.resume()
        response.once('end', () => resolve(response.statusCode))
      })
        .once('error', reject)
        .end()
    })
  }
})
