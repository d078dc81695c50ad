import { resolve } from 'node:path'
import { dayIn } from '../calendar-day.ts'
import { sayProblem } from '../knowledge-fault-error.ts'
import { lintKnowledge } from '../lint/lint-knowledge.ts'
import { findLostEntries, sampleOf } from '../lint/lost-entries.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { readArguments } from './read-arguments.ts'

// knowledge:lint [dir] [--deep]: names every fault with file and line; ends with 1 when there is an error.
// --deep also builds the bot and asks it the shop's expectations and the titles of its own entries.
/** Entries whose own questions are asked; more would take longer than somebody waits. */
const MOST_ASKED = 500

const { values, folders } = readArguments(
  'npm run knowledge:lint -- [FOLDER] [--deep]',
  { deep: { type: 'boolean', default: false } },
  1,
)
const dir = resolve(folders[0] ?? process.env.KNOWLEDGE_DIR ?? './knowledge')

const { content, problems: found } = await readKnowledge(dir)
const today = dayIn(content.hours.timezone, new Date())
const isDeep = values.deep
const ids = [...new Set(content.entries.map(({ id }) => id))]
const asked = sampleOf(ids, isDeep ? ids.length : MOST_ASKED)
const problems = [...found, ...lintKnowledge(content, today), ...findLostEntries(content, today, id => asked.has(id))]
if (isDeep) {
  const { findUnfindable } = await import('../lint/unfindable-questions.ts')
  const { findUnmetExpectations } = await import('../lint/unmet-expectations.ts')
  const { buildKnowledge } = await import('../build-knowledge.ts')
  problems.push(
    ...findUnmetExpectations(content, buildKnowledge(content, { today }).bot),
    ...findUnfindable(content, today),
  )
}
for (const problem of problems) console.log(sayProblem(problem))
const errors = problems.filter(problem => problem.severity === 'error').length
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
const counts = [
  count(content.entries.length, 'entry', 'entries'),
  count(errors, 'error', 'errors'),
  count(problems.length - errors, 'warning', 'warnings'),
]
console.log(counts.join(', '))
if (asked.size < ids.length)
  console.log(`${asked.size} of ${ids.length} entries were asked their own questions; --deep asks all`)
process.exitCode = errors > 0 ? 1 : 0
