import type { KnowledgeContent } from './content.ts'
import type { Problem } from './knowledge.ts'
import { error } from './lint/rule.ts'
import { type Said, say } from './lint/sentences.ts'
import { parseCsv } from './parse-csv.ts'

type OutletRecord = KnowledgeContent['outlets'][number]

const COLUMNS = ['id', 'name', 'city', 'district', 'address', 'services', 'phone_id', 'hours_desk'] as const
const NEEDED = ['id', 'name', 'city', 'address'] as const

/** Reads `outlets.csv`; the first row names the columns, in any order. */
export function readOutlets(file: string, text: string, problems: Problem[]): OutletRecord[] {
  const refuse = (line: number, said: Said) => problems.push(error('WRONG_SHAPE', { file, line }, said))
  const [head, ...rows] = parseCsv(text.replace(/^\ufeff/, ''))
  const names = head?.cells ?? []
  const missing = NEEDED.filter(name => !names.includes(name))
  if (missing.length > 0) {
    refuse(1, say('OUTLET_COLUMNS', { columns: COLUMNS.join(','), missing: missing.join(', ') }))
    return []
  }
  return rows.flatMap(({ cells, line }) => {
    const cell = (name: (typeof COLUMNS)[number]) => cells[names.indexOf(name)] ?? ''
    const empty = NEEDED.filter(name => cell(name) === '')
    if (empty.length > 0 || cells.length > names.length) {
      refuse(line, empty.length > 0 ? say('OUTLET_EMPTY', { columns: empty.join(', ') }) : say('OUTLET_CELLS', {}))
      return []
    }
    return [
      {
        id: cell('id'),
        name: cell('name'),
        city: cell('city'),
        district: cell('district'),
        address: cell('address'),
        services: cell('services')
          .split(/[;|、；/]/)
          .map(one => one.trim())
          .filter(one => one !== ''),
        phoneId: cell('phone_id') || null,
        hoursDesk: cell('hours_desk') || null,
        place: { file, line },
      },
    ]
  })
}
