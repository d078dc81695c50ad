import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePeriod } from '../../knowledge/parse-period.ts'
import { sayHours } from '../../knowledge/say-hours.ts'

function desk(weekday: string[], weekend = weekday, holiday = weekend) {
  const periods = (texts: string[]) => texts.map(text => parsePeriod(text)!)
  return { title: { zh: '', en: '' }, weekday: periods(weekday), weekend: periods(weekend), holiday: periods(holiday) }
}

describe('hours are read', () => {
  it.each([
    ['08:00-20:00', 480, 1200],
    ['8:00 – 20:00', 480, 1200],
    ['00:00-24:00', 0, 1440],
    ['22:00-02:00', 1320, 1560],
    ['18:00-00:00', 1080, 1440],
  ])('%s', (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ from, to })
  })

  it.each(['', '8-20', '08:00', '08:00-08:00', '24:00-25:00', '08:60-09:00', '08:00-24:01', 'always'])(
    '%j is refused',
    text => {
      expect(parsePeriod(text)).toBeNull()
    },
  )

  it('a period lies in one day and the next, and is never empty', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(70), fc.nat(30), fc.nat(70), (a, b, c, d) => {
        const two = (part: number) => String(part).padStart(2, '0')
        const period = parsePeriod(`${two(a)}:${two(b)}-${two(c)}:${two(d)}`)
        return period === null || (period.from < 1440 && period.from < period.to && period.to < period.from + 1441)
      }),
    )
  })
})

describe('[R114] hours are said', () => {
  it.each([
    [
      desk(['08:00-20:00'], ['09:00-18:00']),
      '工作日 8:00–20:00，周末及节假日 9:00–18:00',
      'working days 8:00–20:00; weekends and public holidays 9:00–18:00',
    ],
    [desk(['00:00-24:00']), '全天 24 小时', '24 hours a day'],
    [desk(['08:30-12:00', '14:00-18:00']), '每天 8:30–12:00、14:00–18:00', 'every day 8:30–12:00 and 14:00–18:00'],
    [
      desk(['09:00-18:00'], []),
      '工作日 9:00–18:00，周末及节假日休息',
      'working days 9:00–18:00; closed on weekends and public holidays',
    ],
    [
      desk(['09:00-18:00'], ['09:00-18:00'], []),
      '每天 9:00–18:00，节假日休息',
      'every day 9:00–18:00; closed on public holidays',
    ],
    [
      desk(['08:00-20:00'], ['09:00-18:00'], ['10:00-16:00']),
      '工作日 8:00–20:00，周末 9:00–18:00，节假日 10:00–16:00',
      'working days 8:00–20:00; weekends 9:00–18:00; public holidays 10:00–16:00',
    ],
    [desk(['22:00-02:00']), '每天 22:00–次日 2:00', 'every day 22:00–2:00 the next day'],
    [desk(['18:00-24:00']), '每天 18:00–24:00', 'every day 18:00–24:00'],
  ])('%#', (hours, zh, en) => {
    expect(sayHours(hours, 'zh')).toBe(zh)
    expect(sayHours(hours, 'en')).toBe(en)
  })
})
