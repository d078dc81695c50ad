import { resolve } from 'node:path'
import { buildKnowledge } from '../build-knowledge.ts'
import { dayIn } from '../calendar-day.ts'
import { sayProblem } from '../knowledge-fault-error.ts'
import { findUnmetExpectations } from '../lint/unmet-expectations.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { readArguments } from './read-arguments.ts'

// knowledge:test [dir]: asks the bot every question of tests/*.yaml, names each that gets another answer with file and
// line, and ends with 1 when there is one. An unsure bot that offers the expected entry is told, and passes.
const { folders } = readArguments('npm run knowledge:test -- [FOLDER]', {}, 1)
const dir = resolve(folders[0] ?? process.env.KNOWLEDGE_DIR ?? './knowledge')

const { content, problems } = await readKnowledge(dir)
const errors = problems.filter(({ severity }) => severity === 'error')
for (const problem of errors) console.log(sayProblem(problem))

const { expectations } = content
const today = dayIn(content.hours.timezone, new Date())
const unmet = findUnmetExpectations(content, buildKnowledge(content, { today }).bot)
for (const problem of unmet) console.log(sayProblem(problem))

const failed = unmet.filter(({ severity }) => severity === 'error').length
console.log(`${expectations.length} expected answers, ${failed} failed, ${unmet.length - failed} unsure`)
process.exitCode = failed > 0 || errors.length > 0 ? 1 : 0
