import { describe, expect, it } from '@jest/globals'
import { decode, encodeConnect, encodeEvent } from '../../widget/line/packet.ts'

describe('packets of the socket protocol', () => {
  it('reads the handshake and takes the time of allowed silence from it', () => {
    const frame = '0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":65536}'

    expect(decode(frame, '/shopper')).toEqual({ type: 'open', silenceMs: 45_000 })
  })

  it('reads events, acknowledgements and refusals of its own namespace', () => {
    expect(decode('42/shopper,["head",{"seq":7}]', '/shopper')).toEqual({
      type: 'event',
      name: 'head',
      payload: { seq: 7 },
    })
    expect(decode('43/shopper,12[{"ok":true,"data":null}]', '/shopper')).toEqual({
      type: 'ack',
      id: 12,
      payload: { ok: true, data: null },
    })
    expect(decode('44/shopper,{"message":"no","data":{"code":"UNAUTHENTICATED"}}', '/shopper')).toEqual({
      type: 'refused',
      code: 'UNAUTHENTICATED',
    })
  })

  it('takes the message for the code when a refusal carries no data', () => {
    expect(decode('44/shopper,{"message":"ORIGIN_NOT_ALLOWED"}', '/shopper')).toEqual({
      type: 'refused',
      code: 'ORIGIN_NOT_ALLOWED',
    })
  })

  it('calls every frame that makes no sense unknown', () => {
    for (const frame of ['', '9', '42', '42/agent,["x"]', '42/shopper,["x"', '42/shopper,{}', '44/shopper,no', '0no'])
      expect(decode(frame, '/shopper')).toEqual({ type: 'unknown' })
  })

  it('writes what a stock server reads', () => {
    expect(encodeConnect('/shopper', { token: 't' })).toBe('40/shopper,{"token":"t"}')
    expect(encodeEvent('/shopper', 3, 'sync', { after: 0 })).toBe('42/shopper,3["sync",{"after":0}]')
  })
})
