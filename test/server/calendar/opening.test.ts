import { describe, expect, it } from '@jest/globals'
import { type Calendar, isOpen, nextOpening } from '../../../server/calendar/opening.ts'
import { openingSentence } from '../../../server/calendar/opening-sentence.ts'

const hm = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
const period = (text: string) => {
  const [from = '', to = ''] = text.split('-')
  return { from: hm(from), to: hm(to) > hm(from) ? hm(to) : hm(to) + 1_440 }
}
const week = (weekday: string[], weekend = weekday, holiday = weekend) => ({
  weekday: weekday.map(period),
  weekend: weekend.map(period),
  holiday: holiday.map(period),
})
const shanghai: Calendar = {
  timezone: 'Asia/Shanghai',
  special: {
    off: { '2026-10-01': {}, '2026-10-02': {}, '2026-10-05': {}, '2026-10-06': {}, '2026-10-07': {} },
    worked: { '2026-10-10': {} },
  },
}
const at = (local: string) => Date.parse(`${local}:00+08:00`)

describe('opening hours', () => {
  const shop = week(['08:00-12:00', '13:30-20:00'], ['09:00-18:00'], [])

  it.each([
    ['a weekday before opening', '2026-11-02T07:59', false],
    ['the minute of opening', '2026-11-02T08:00', true],
    ['the minute of closing', '2026-11-02T12:00', false],
    ['the second period of the day', '2026-11-02T13:30', true],
    ['[R48] the weekend has hours of its own', '2026-11-07T08:30', false],
    ['[R48] the weekend after its opening', '2026-11-07T09:00', true],
    ['[R48] a holiday on a weekday', '2026-10-01T10:00', false],
    ['[L13] 调休: a Saturday that is worked keeps weekday hours', '2026-10-10T19:30', true],
  ])('%s', (_name, local, expected) => {
    expect(isOpen(shop, shanghai, at(local))).toBe(expected)
  })

  it('[R48] keeps a shift open past midnight', () => {
    const night = week(['22:00-02:00'], [])

    expect(isOpen(night, shanghai, at('2026-11-06T23:30'))).toBe(true)
    expect(isOpen(night, shanghai, at('2026-11-07T01:59'))).toBe(true)
    expect(isOpen(night, shanghai, at('2026-11-07T02:00'))).toBe(false)
  })

  it('[R49] finds the next opening over a whole holiday', () => {
    expect(nextOpening(shop, shanghai, at('2026-09-30T20:00'))).toBe(at('2026-10-03T09:00'))
    expect(nextOpening(week(['08:00-20:00'], [], []), shanghai, at('2026-09-30T20:00'))).toBe(at('2026-10-08T08:00'))
  })

  it('[R49] says that a desk never opens rather than inventing a time', () => {
    expect(nextOpening(week([]), shanghai, at('2026-11-02T10:00'))).toBeNull()
  })

  it('opens at the first moment after a clock that jumped over the opening', () => {
    const berlin: Calendar = { timezone: 'Europe/Berlin', special: { off: {}, worked: {} } }

    expect(nextOpening(week(['02:30-05:00']), berlin, Date.parse('2026-03-29T00:30:00Z'))).toBe(
      Date.parse('2026-03-29T01:30:00Z'),
    )
  })
})

describe('the next opening as a sentence', () => {
  const now = at('2026-10-08T21:00')

  it.each([
    ['2026-10-08T22:00', '今天 22:00', 'today at 22:00'],
    ['2026-10-09T08:00', '明天（周五）8:00', 'tomorrow (Friday) at 8:00'],
    ['2026-10-10T08:05', '后天（周六，调休上班）8:05', 'Saturday, 2026-10-10, a working day at 8:05'],
    ['2026-10-19T08:00', '10月19日（周一）8:00', 'Monday, 2026-10-19 at 8:00'],
  ])('[R49] [L13] %s', (local, zh, en) => {
    expect(openingSentence(at(local), now, shanghai, 'zh-CN')).toBe(zh)
    expect(openingSentence(at(local), now, shanghai, 'en')).toBe(en)
  })
})
