import { join, resolve } from 'node:path'
import { buildKnowledge } from '../build-knowledge.ts'
import { dayIn } from '../calendar-day.ts'
import { engineFingerprint } from '../engine-fingerprint.ts'
import { loadLearned } from '../learned-cache.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { inWords } from '../replay-in-words.ts'
import { answersOf, type OutcomeOf, replayQuestions } from '../replay-questions.ts'
import { createProgress } from './progress.ts'
import { readArguments, refuseArguments } from './read-arguments.ts'
import { type StoredQuestion, storedQuestions } from './stored-questions.ts'

// knowledge:replay -- --since 1d [--dir CHANGED_DIR]: what the stored questions get from the changed folder, beside what
// they get from KNOWLEDGE_DIR. Without --dir: what they get from KNOWLEDGE_DIR, beside what shoppers got at the time.
const MOST_QUESTIONS = 20_000
const UNITS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 }

const USAGE = 'npm run knowledge:replay -- [--since 1d] [--dir FOLDER]'
const { values } = readArguments(USAGE, { since: { type: 'string', default: '1d' }, dir: { type: 'string' } }, 0)
const [, amount, unit] = /^(\d{1,4})([hdw])$/.exec(values.since) ?? []
if (amount === undefined) refuseArguments('--since needs a number and h, d or w, such as 12h or 1d', USAGE)

const dataDir = resolve(process.env.DATA_DIR ?? './data')
const knowledgeDir = resolve(process.env.KNOWLEDGE_DIR ?? './knowledge')
const since = Date.now() - Number(amount) * UNITS[unit as keyof typeof UNITS]
const questions = read(join(dataDir, 'switchboard.db'))
console.log(`${questions.reduce((sum, { count }) => sum + count, 0)} questions, ${questions.length} different`)

const current = await build(knowledgeDir)
const changed = values.dir === undefined ? current : await build(resolve(values.dir))
// What was stored names the first answer only.
const answerNow: OutcomeOf<StoredQuestion> = ({ text }) => answersOf(changed.bot, text)
const [before, after]: readonly [OutcomeOf<StoredQuestion>, OutcomeOf<StoredQuestion>] =
  values.dir === undefined
    ? [({ answeredBy }) => (answeredBy === null ? [] : [answeredBy]), question => answerNow(question).slice(0, 1)]
    : [({ text }) => answersOf(current.bot, text), answerNow]

const replayed = inWords(
  await replayQuestions(questions, before, after, createProgress(questions.length)),
  current,
  changed,
)
const { same, nowAnswered, nowLost } = replayed
console.log(`same ${same}, changed ${replayed.changed}, now answered ${nowAnswered}, now lost ${nowLost}`)
for (const sample of replayed.samples) {
  console.log(`  ${sample.kind}: ${sample.text.replaceAll(/\s+/g, ' ').slice(0, 120)}`)
  console.log(`    ${sample.before ?? '(no answer)'} → ${sample.after ?? '(no answer)'}`)
}

function read(file: string): StoredQuestion[] {
  try {
    return storedQuestions(file, since, MOST_QUESTIONS)
  } catch (error) {
    console.error(`${file} can not be read: ${String((error as Error)?.message ?? error)}`)
    process.exit(1)
  }
}

async function build(dir: string) {
  const { content, problems } = await readKnowledge(dir)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) console.error(`${dir}: ${errors} errors; what they concern is left out (npm run knowledge:lint)`)
  const today = dayIn(content.hours.timezone, new Date())
  const learned = await loadLearned(join(dataDir, 'cache'), engineFingerprint())
  return buildKnowledge(content, { today, learned })
}
