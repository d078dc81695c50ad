import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { addressKey } from '../../../server/people/address-key.ts'
import { createSignInThrottle, type SignInThrottle } from '../../../server/people/sign-in-throttle.ts'

let throttle: SignInThrottle
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  throttle = createSignInThrottle()
})
afterEach(() => {
  jest.useRealTimers()
})

/** Seconds to wait, or 0 when the try may go on. */
const tryAs = (login: string, ip: string): Promise<number> =>
  throttle.begin(login, ip).then(
    () => 0,
    refused => {
      expect(refused.code).toBe('RATE_LIMITED')
      return refused.retryAfterSeconds
    },
  )

async function passed(tries: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(tries)).filter(wait => wait === 0).length
}
const wait = (seconds: number) => jest.advanceTimersByTime(seconds * 1000)
const address = (n: number) => `10.0.${n >> 8}.${n & 255}`

describe('wrong passwords', () => {
  it('from one address for one login: five, then a delay that doubles up to a quarter of an hour', async () => {
    for (let n = 0; n < 5; n += 1) expect(await tryAs('anna', '10.0.0.1')).toBe(0)

    const delays: number[] = []
    for (let n = 0; n < 7; n += 1) {
      const delay = await tryAs('anna', '10.0.0.1')
      delays.push(delay)
      wait(delay)
      expect(await tryAs('anna', '10.0.0.1')).toBe(0)
    }

    expect(delays).toEqual([30, 60, 120, 240, 480, 900, 900])
  })

  it('a thousand at the same moment count before any is looked at', async () => {
    expect(await passed(Array.from({ length: 1_000 }, () => tryAs('anna', '10.0.0.1')))).toBe(5)
  })

  it('a thousand for one login over a hundred addresses: at most twenty are tried', async () => {
    const tries = Array.from({ length: 1_000 }, (_, n) => tryAs('anna', address(n % 100)))

    expect(await passed(tries)).toBeLessThanOrEqual(20)
  })

  it('of many logins from one address: at most thirty', async () => {
    expect(await passed(Array.from({ length: 500 }, (_, n) => tryAs(`login-${n}`, '10.0.0.1')))).toBe(30)
  })

  it('from a whole IPv6 network count as one', async () => {
    expect(await passed(Array.from({ length: 50 }, (_, n) => tryAs('anna', `2001:db8:1:2::${n.toString(16)}`)))).toBe(5)
  })

  it('of many logins from many addresses: at most a hundred a minute', async () => {
    expect(await passed(Array.from({ length: 500 }, (_, n) => tryAs(`login-${n}`, address(n))))).toBe(100)
  })

  it('make no difference by upper and lower case of the login', async () => {
    expect(
      await passed(['anna', 'Anna', 'ANNA', 'aNNA', 'anNa', 'annA', 'AnnA'].map(login => tryAs(login, '10.0.0.1'))),
    ).toBe(5)
  })

  it('knocking at a closed door does not make the wait longer', async () => {
    for (let n = 0; n < 6; n += 1) await tryAs('anna', '10.0.0.1')
    for (let n = 0; n < 100; n += 1) await tryAs('anna', '10.0.0.1')

    expect(await tryAs('anna', '10.0.0.1')).toBe(30)
    expect(await tryAs('bert', '10.0.0.1')).toBe(0)
  })
})

describe('the real one', () => {
  const attack = () => Promise.all(Array.from({ length: 400 }, (_, n) => tryAs('anna', address(n % 100))))

  it('is not held up at an address where she signed in lately', async () => {
    await throttle.begin('anna', '192.0.2.1')
    await throttle.succeeded('anna', '192.0.2.1')

    await attack()

    expect(await tryAs('anna', '192.0.2.1')).toBe(0)
  })

  it('waits at most a minute at a new address once the attack pauses', async () => {
    for (let n = 0; n < 10; n += 1) {
      await attack()
      wait(61)
    }

    expect(await tryAs('anna', '192.0.2.1')).toBe(0)
  })

  it('starts afresh after signing in', async () => {
    for (let n = 0; n < 4; n += 1) await tryAs('anna', '192.0.2.1')
    await throttle.succeeded('anna', '192.0.2.1')

    for (let n = 0; n < 5; n += 1) expect(await tryAs('anna', '192.0.2.1')).toBe(0)
  })

  it('costs her colleagues behind the same address nothing', async () => {
    for (let n = 0; n < 200; n += 1) {
      expect(await tryAs(`login-${n}`, '192.0.2.1')).toBe(0)
      await throttle.succeeded(`login-${n}`, '192.0.2.1')
    }
  })
})

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['not an address', 'unknown'],
  [undefined, 'unknown'],
])('%s is counted as %s', (ip, key) => {
  expect(addressKey(ip)).toBe(key)
})
