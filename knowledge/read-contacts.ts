import { z } from 'zod'
import { bilingual } from './bilingual.ts'
import { calendarDay } from './calendar-day.ts'
import { checkShape } from './check-shape.ts'
import type { Place } from './content.ts'
import type { OfficialContact, Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'

export const contactRow = z.strictObject({
  id: z.string().trim().min(1),
  kind: z.enum(['phone', 'email', 'wechat', 'weibo', 'web', 'app', 'address']),
  title: bilingual,
  value: z.string().trim().min(1),
  hours: z.string().trim().min(1).optional(),
  checked: calendarDay.optional(),
})

/** Reads `official-contacts.yaml`: a list, or a map with the list under `contacts:`. */
export function readContacts(yaml: YamlFile, problems: Problem[]): (OfficialContact & { place: Place })[] {
  const inMap = yaml.value !== undefined && typeof yaml.value === 'object' && 'contacts' in yaml.value
  const list = inMap ? (yaml.value as { contacts: unknown }).contacts : (yaml.value ?? [])
  const prefix = inMap ? ['contacts'] : []
  const items = checkShape(z.array(z.unknown()), yaml, list, prefix, problems) ?? []
  return items.flatMap((item, at) => {
    const found = checkShape(contactRow, yaml, item, [...prefix, at], problems)
    if (found === null) return []
    const { hours = null, checked = null, ...rest } = found
    return [{ ...rest, hoursDesk: hours, checked, place: { file: yaml.file, line: yaml.lineOf([...prefix, at]) } }]
  })
}
