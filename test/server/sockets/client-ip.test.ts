import { describe, expect, it } from '@jest/globals'
import { clientIp } from '../../../server/sockets/client-ip.ts'

describe('the address of a client', () => {
  it.each([
    ['no proxy of ours: the header is not believed', '10.0.0.1', '6.6.6.6', 0, '10.0.0.1'],
    ['one proxy: what it saw', '10.0.0.1', '6.6.6.6, 203.0.113.5', 1, '203.0.113.5'],
    ['two proxies: what the outer one saw', '10.0.0.1', '6.6.6.6, 203.0.113.5, 10.0.0.2', 2, '203.0.113.5'],
    ['more proxies than entries: the peer', '10.0.0.1', '203.0.113.5', 3, '10.0.0.1'],
    ['an empty header: the peer', '10.0.0.1', '', 1, '10.0.0.1'],
    ['no header: the peer', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ])('%s', (_, peer, header, hops, address) => {
    expect(clientIp(peer, header, hops)).toBe(address)
  })
})
