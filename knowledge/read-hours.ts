import { z } from 'zod'
import { bilingual } from './bilingual.ts'
import { calendarDay } from './calendar-day.ts'
import { checkShape } from './check-shape.ts'
import type { Place } from './content.ts'
import type { DeskHours, Holidays, HoursTable, Period, Problem } from './knowledge.ts'
import { error } from './lint/rule.ts'
import { say } from './lint/sentences.ts'
import { period } from './parse-period.ts'
import type { YamlFile } from './read-yaml.ts'

const periods = z.array(period)
export const deskBlock = z.strictObject({
  title: bilingual.optional(),
  weekday: periods,
  weekend: periods.optional(),
  holiday: periods.optional(),
})
const timezone = z.string().refine(isTimezone, {
  error: 'is not a time zone such as "Asia/Shanghai"',
  params: { zh: '不是时区，时区写作“Asia/Shanghai”' },
})
const table = z.union([
  z.strictObject({ timezone: timezone.default('Asia/Shanghai'), desks: z.record(z.string(), z.unknown()) }),
  z.looseObject({ timezone: timezone.default('Asia/Shanghai') }),
])

const ALWAYS: readonly Period[] = [{ from: 0, to: 1440 }]
const HUMAN = { zh: '人工客服', en: 'Customer service' }

/** The desk `human`, open day and night: what a shop without `hours.yaml` has. */
export function hoursByDefault(): HoursTable {
  const human: DeskHours = { title: HUMAN, weekday: ALWAYS, weekend: ALWAYS, holiday: ALWAYS }
  return { timezone: 'Asia/Shanghai', desks: { human }, holidays: { off: {}, worked: {} } }
}

/** Reads `hours.yaml`; weekends and holidays are like weekdays where the file is silent. */
export function readHours(
  yaml: YamlFile,
  problems: Problem[],
): { hours: HoursTable; deskPlaces: Record<string, Place> } {
  const byDefault = hoursByDefault()
  const nothing = { hours: byDefault, deskPlaces: {} }
  const found = checkShape(table, yaml, yaml.value ?? {}, [], problems)
  if (found === null) return nothing
  const { timezone: zone, ...rest } = found
  const inMap = 'desks' in rest && typeof rest.desks === 'object'
  const written = (inMap ? rest.desks : rest) as Record<string, unknown>

  const desks: Record<string, DeskHours> = {}
  const deskPlaces: Record<string, Place> = {}
  for (const [id, value] of Object.entries(written)) {
    const path = inMap ? ['desks', id] : [id]
    const one = checkShape(deskBlock, yaml, value, path, problems)
    if (one === null) continue
    const { weekday, weekend = weekday, title = id === 'human' ? HUMAN : { zh: id, en: id } } = one
    desks[id] = { title, weekday, weekend, holiday: one.holiday ?? weekend }
    deskPlaces[id] = { file: yaml.file, line: yaml.lineOf(path) }
  }
  if (Object.keys(desks).length === 0) Object.assign(desks, byDefault.desks)
  return { hours: { timezone: zone, desks, holidays: byDefault.holidays }, deskPlaces }
}

const namedDays = z.record(calendarDay, bilingual).default({})
export const holidayFile = z.strictObject({ off: namedDays, worked: namedDays })

export function readHolidays(yaml: YamlFile, problems: Problem[]): Holidays {
  const found = checkShape(holidayFile, yaml, yaml.value ?? {}, [], problems) ?? { off: {}, worked: {} }
  for (const day of Object.keys(found.off)) {
    if (!(day in found.worked)) continue
    const place = { file: yaml.file, line: yaml.lineOf(['worked', day]) }
    problems.push(error('CONTRADICTING_DAY', place, say('CONTRADICTING_DAY', { day })))
  }
  return found
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
