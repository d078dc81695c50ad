import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { untilNobodyComes } from '../../../server/http/until-nobody-comes.ts'

describe('until nobody comes', () => {
  let server: Server
  let isOver: boolean
  beforeEach(async () => {
    server = createServer((_, response) => response.end())
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    isOver = false
  })
  afterEach(() => void server.close())

  const wait = (quietMs: number, atMostMs: number) =>
    untilNobodyComes(server, quietMs, atMostMs).then(() => {
      isOver = true
    })
  const come = (path: string) => {
    const { port } = server.address() as AddressInfo
    return fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }).then(each => each.text())
  }
  async function comeUntilOver(path: string, pauseMs: number, atMost: number): Promise<number> {
    for (let visits = 0; ; visits++) {
      if (isOver || visits === atMost) return visits
      await come(path)
      await sleep(pauseMs)
    }
  }

  it('waits on while somebody comes, and ends when they do no more', async () => {
    const waiting = wait(2_000, 600_000)
    await come('/readyz')

    expect(await comeUntilOver('/', 100, 30)).toBe(30)
    expect(isOver).toBe(false)
    await waiting
  })

  it('waits on while no balancer has seen it', async () => {
    const waiting = wait(20, 600_000)

    await sleep(400)
    expect(isOver).toBe(false)
    await come('/readyz')
    await waiting
  })

  it('does not wait for ever', async () => {
    const waiting = wait(600_000, 100)

    await Promise.all([waiting, come('/')])
    expect(isOver).toBe(true)
  })

  it.each(['/readyz', '/healthz', '/metrics?x=1'])('takes %s for looking, not for coming', async path => {
    const waiting = wait(300, 600_000)
    await come('/readyz')

    expect(await comeUntilOver(path, 20, 3_000)).toBeLessThan(3_000)
    await waiting
  })
})
