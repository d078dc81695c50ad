import { afterEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addBusinessMinutes, nextDayOpening } from '../../../server/calendar/business-time.ts'
import type { Period, WeekHours } from '../../../server/calendar/hours.ts'
import { type Calendar, isOpen, nextOpening } from '../../../server/calendar/opening.ts'
import { localTime } from '../../../server/calendar/zoned-time.ts'

const SERVER_ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu']
const SHOP_ZONES = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe']
const MINUTE = 60_000

const period = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 15, max: 900 }))
  .map(([from, length]): Period => ({ from, to: from + length }))
const day = fc.array(period, { maxLength: 3 })
const hours: fc.Arbitrary<WeekHours> = fc.record({ weekday: day, weekend: day, holiday: day })
const moment = fc
  .integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2026, 11, 31) / MINUTE })
  .map(minutes => minutes * MINUTE)
const special = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 12 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 12 }),
  )
  .map(([off, worked]) => ({ off: named(off), worked: named(worked) }))

function named(days: readonly number[]) {
  return Object.fromEntries(days.map(n => [new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), {}]))
}

/** The slow way: asks the platform for the wall clock, and looks at today's and yesterday's periods minute by minute. */
function oracleIsOpen(week: WeekHours, { timezone, special }: Calendar, at: number): boolean {
  const [date = '', time = ''] = new Date(at).toLocaleString('sv-SE', { timeZone: timezone }).split(' ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const yesterday = new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const periods = (name: string) => {
    if (name in special.off) return week.holiday
    const weekday = new Date(`${name}T12:00:00Z`).getUTCDay()
    return weekday % 6 === 0 && !(name in special.worked) ? week.weekend : week.weekday
  }
  const now = hour * 60 + minute
  return (
    periods(date).some(p => now >= p.from && now < p.to) ||
    periods(yesterday).some(p => now + 1_440 >= p.from && now + 1_440 < p.to)
  )
}

describe.each(SERVER_ZONES)('on a server in %s', zone => {
  const before = process.env.TZ
  afterEach(() => {
    process.env.TZ = before
  })

  it('[R48] agrees with the slow way about open and closed, in any zone of the shop', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(hours, moment, special, fc.constantFrom(...SHOP_ZONES), (week, at, special, timezone) => {
        const calendar = { timezone, special }
        expect(isOpen(week, calendar, at)).toBe(oracleIsOpen(week, calendar, at))
      }),
      { numRuns: 300 },
    )
  })

  it('[R49] names the first open minute, and none when the desk never opens', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(hours, moment, special, (week, at, special) => {
        const calendar = { timezone: 'Asia/Shanghai', special }
        const next = nextOpening(week, calendar, at)
        let slow: number | null = null
        for (let ahead = 0; ahead <= 5 * 1_440; ahead += 1) {
          if (!oracleIsOpen(week, calendar, at + ahead * MINUTE)) continue
          slow = at + ahead * MINUTE
          break
        }
        if (slow !== null) expect(next).toBe(slow)
        else expect(next === null || next > at + 5 * 1_440 * MINUTE).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('[L13] counts business minutes as somebody with a watch would', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(hours, moment, special, fc.integer({ min: 1, max: 600 }), (week, at, special, minutes) => {
        const calendar = { timezone: 'Asia/Shanghai', special }
        const counted = addBusinessMinutes(week, calendar, at, minutes)
        let slow: number | null = null
        let left = minutes
        for (let ahead = 0; ahead <= 3 * 1_440 && slow === null; ahead += 1) {
          if (!oracleIsOpen(week, calendar, at + ahead * MINUTE)) continue
          left -= 1
          if (left === 0) slow = at + (ahead + 1) * MINUTE
        }
        if (slow !== null) expect(counted).toBe(slow)
        else expect(counted === null || counted > at + 3 * 1_440 * MINUTE).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('[R17] looks at what is left today at an opening of a later day, and at none in between', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(hours, moment, special, (week, at, special) => {
        const calendar = { timezone: 'Asia/Shanghai', special }
        const next = nextDayOpening(week, calendar, at)
        if (next === null) return
        expect(localTime(next, 'Asia/Shanghai').day > localTime(at, 'Asia/Shanghai').day).toBe(true)
        expect(oracleIsOpen(week, calendar, next)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
