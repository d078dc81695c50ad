import { afterEach, describe, expect, it } from '@jest/globals'
import { learnServerTime, serverNow } from '../../console/http/server-clock.ts'

describe('server clock', () => {
  afterEach(() => learnServerTime(new Date().toUTCString()))

  it('[R52] measures waiting by the server’s clock when this machine’s is wrong', () => {
    const anHourAgo = Date.now() - 3_600_000

    learnServerTime(new Date(anHourAgo).toUTCString())

    expect(Math.abs(serverNow() - anHourAgo)).toBeLessThan(3_000)
  })

  it('trusts this machine when the difference is only the way of the answer', () => {
    learnServerTime(new Date(Date.now() - 1_000).toUTCString())

    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(100)
  })

  it('ignores an answer without a date', () => {
    learnServerTime(null)

    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(100)
  })
})
