import { describe, expect, it } from '@jest/globals'
import { followUpTimes } from '../../console/chat/follow-up-times.ts'

const shown = (times: readonly number[]) =>
  times.map(at => {
    const time = new Date(at)
    return `${time.getDate()} ${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`
  })

describe('the times that something may be promised for', () => {
  it('[R62] are in two hours, this evening, and the evenings of the next days', () => {
    expect(shown(followUpTimes(new Date(2026, 10, 2, 10, 10).getTime()))).toEqual([
      '2 12:30',
      '2 18:00',
      '3 18:00',
      '5 18:00',
      '9 18:00',
    ])
  })

  it('[R62] are none that has passed, and none in the night', () => {
    expect(shown(followUpTimes(new Date(2026, 10, 2, 17, 0).getTime()))).toEqual([
      '2 19:00',
      '3 18:00',
      '5 18:00',
      '9 18:00',
    ])
    expect(shown(followUpTimes(new Date(2026, 10, 2, 23, 0).getTime()))).toEqual(['3 18:00', '5 18:00', '9 18:00'])
  })
})
