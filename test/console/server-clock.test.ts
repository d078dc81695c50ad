import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { learnServerTime, serverNow } from '../../console/http/server-clock.ts'

describe('server clock', () => {
  // A whole second, since the header tells no less.
  const NOW = Date.UTC(2026, 10, 2, 2, 0, 5)
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    learnServerTime(new Date().toUTCString())
    jest.useRealTimers()
  })

  it('[R52] measures waiting by the server’s clock when this machine’s is wrong', () => {
    learnServerTime(new Date(NOW - 3_600_000).toUTCString())
    jest.setSystemTime(NOW + 60_000)

    expect(serverNow()).toBe(NOW - 3_600_000 + 60_000)
  })

  it('trusts this machine when the difference is only the way of the answer', () => {
    learnServerTime(new Date(NOW - 1_000).toUTCString())

    expect(serverNow()).toBe(NOW)
  })

  it('ignores an answer without a date', () => {
    learnServerTime(null)

    expect(serverNow()).toBe(NOW)
  })
})
