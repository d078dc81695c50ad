// Teaches the confidence that an engine starts with, before it has rehearsed its own knowledge: writes bot/learn/prior.ts.
// Run by hand after a change of the clues or of the evidence:
//   node --import tsx scripts/prior/fit.ts
// It learns from the sample shop and from the desks beside it, which nothing else has learned from (README.md). What is
// written are weights of clues, no words.
import { fork } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Language } from '../../bot/entry.ts'
import { answeringThreshold } from '../../bot/learn/answering-threshold.ts'
import { learnCalibration, type Outcome } from '../../bot/learn/calibration.ts'
import { createTeacher } from '../../bot/learn/classifier.ts'
import { CLUES, cluesOf } from '../../bot/learn/clues.ts'
import { type Experience, foreseen } from '../../bot/learn/experience.ts'
import { LIKENESS_ONLY, rankStart } from '../../bot/learn/judgement.ts'
import { learnInRounds, roundsWithin } from '../../bot/learn/learning-budget.ts'
import { rank } from '../../bot/learn/ranker.ts'
import { createStrangers } from '../../bot/learn/strangers.ts'
import { createEvidenceFinder } from '../../bot/match/evidence.ts'
import { readText } from '../../bot/match/features.ts'
import { count, createLexicon } from '../../bot/match/lexicon.ts'
import { buildModel } from '../../bot/match/model.ts'
import { createRepairer } from '../../bot/match/repair.ts'
import { learnRepairs } from '../../bot/match/repair-tables.ts'
import { asAsked } from '../../bot/text/courtesies.ts'
import { LANGUAGES, readDesks } from './desks.ts'
import { teach } from './teach.ts'
import { type Source, type Universe, universeOf } from './universes.ts'

/** Questions that no entry answers, as a share of all: what confidence is stated for. */
const OUTSIDE_SHARE = 0.38
/** Multiplications for learning one universe. */
const LEARNING = 3e8
const STRANGERS = 0.25
/** Entries of the smallest knowledge base. */
const SMALLEST = 6
const SEEDS = [1, 2, 3]
const FOLDS = 4
/** Questions that it takes to make a clue of likeness count. */
const PULL = 30
/** Promises, the strictest first, for which the bound without a rehearsal is written down. */
const PROMISES = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2]

const shop = (language: Language): Source => ({
  name: `shop-${language}`,
  language,
  entries: readdirSync('knowledge/faq')
    .filter(file => file.endsWith(`.${language}.yaml`))
    .flatMap(file => parse(readFileSync(`knowledge/faq/${file}`, 'utf8')).entries)
    .map(({ question, variants }: { question: string; variants: string[] }) => [question, ...variants]),
})

/** @param isLearned by a classifier too; else by likeness alone, as in shops with too many entries for one. */
function outcomesOf(universe: Universe, isLearned: boolean): Outcome[] {
  const { language, entries } = universe
  const read = (text: string) => readText(text, language, () => [])
  const rows = universe.known.map(({ entry, text }) => ({ entry, text: asAsked(text) }))
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(read(text))))
  const known = rows.map(({ entry }, i) => ({ entry, text: texts[i]! }))
  const rounds = isLearned ? roundsWithin(LEARNING, known, entries) : 0
  const teacher = createTeacher(entries, lexicon.size)
  const classify = rounds > 0 ? learnInRounds(rounds, known, entries, teacher) : () => null
  const model = buildModel(known, entries, lexicon, language, classify)
  const find = createEvidenceFinder(model)
  const written = rows.map(({ text }) => text)
  const repair = createRepairer(learnRepairs(written, language))
  const strangers = createStrangers(written, language, Math.round(universe.asked.length * STRANGERS))
  const asked = [...universe.asked, ...strangers.map(text => ({ entry: null, text }))]
  const inside = asked.filter(({ entry }) => entry !== null).length
  const outside = asked.length - inside
  const weights = isLearned ? rankStart(known.length > entries) : LIKENESS_ONLY
  // every universe counts the same
  const unit = 900 / inside
  return asked.map(({ entry, text }) => {
    const findings = find(count(read(repair(asAsked(text)).text), lexicon))
    const ranked = rank(findings, weights)
    return {
      clues: cluesOf(findings, ranked, entries).subarray(0, CLUES.length),
      right: entry !== null && ranked[0]?.evidence.entry === entry,
      weight: unit * (entry === null ? (OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)) * (inside / outside) : 1),
    }
  })
}

/** Knowledge bases of one source. */
interface Lesson {
  readonly source: string
  readonly hasOneEach: boolean
  readonly isLearned: boolean
  readonly outcomes: readonly Outcome[]
}

const sources = [...LANGUAGES.map(shop), ...readDesks('desks')]
const planned = sources.flatMap((source, place) => {
  const most = source.entries.length
  const deepest = Math.max(...source.entries.map(texts => texts.length)) - 2
  return [1, 2, 3, 5, 8, 10, 18]
    .filter(questions => questions <= deepest)
    .flatMap(questions =>
      [0.05, 0.15, 0.3, 0.6].map((share, size) => {
        const inside = Math.min(120, Math.max(SMALLEST, Math.round(most * share)))
        const outside = Math.min(most - inside, Math.round(inside * 0.4))
        const shape = { inside, outside, questions, seed: 1_000 * place + 10 * questions + size }
        return { source, shape, isLearned: true }
      }),
    )
})

/** Everything that was written in a language, as one shop with more entries than a classifier is learned of. */
const plannedOfLikeness = LANGUAGES.flatMap(language => {
  const entries = sources.filter(source => source.language === language).flatMap(source => source.entries)
  const source: Source = { name: `all-${language}`, language, entries }
  return [1, 2, 3, 5, 8].flatMap(questions =>
    [0.1, 0.25, 0.6].map((share, size) => {
      const inside = Math.round(entries.length * share)
      const shape = { inside, outside: Math.round(inside * 0.4), questions, seed: 10 * questions + size }
      return { source, shape, isLearned: false }
    }),
  )
})
const plan = [...planned, ...plannedOfLikeness]

const PART = 'PRIOR_PART'

/** On all cores; in the order of the plan, so that the same is written each time. */
async function lessonsOfAll(): Promise<Lesson[]> {
  const cores = availableParallelism()
  const lessons: Lesson[] = []
  let done = 0
  const parts = Array.from({ length: cores }, (_, from) => {
    const child = fork(fileURLToPath(import.meta.url), {
      env: { ...process.env, [PART]: `${from}/${cores}` },
      serialization: 'advanced',
    })
    let next = from
    child.on('message', (lesson: Lesson) => {
      lessons[next] = lesson
      next += cores
      process.stderr.write(`\r${++done} of ${plan.length}: ${lesson.source}          `)
    })
    return new Promise<void>((resolve, reject) => {
      child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`a part ended with ${code}`))))
    })
  })
  await Promise.all(parts)
  process.stderr.write('\n')
  return lessons
}

function write(lessons: readonly Lesson[]): void {
  const learned = lessons.filter(({ isLearned }) => isLearned)
  const experience = teach(outcomesIn(learned), SEEDS)
  const bounds = boundsOf(learned)
  const ofLikeness = teachLikeness(outcomesIn(lessons.filter(({ isLearned }) => !isLearned)))
  writeFileSync(
    'bot/learn/prior.ts',
    `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: what was learned may look like a constant.
import type { Experience } from './experience.ts'

// Written by scripts/prior/fit.ts, which has learned from the sample shop and from desks that were made up for it.

/** Of bots with a classifier. */
export const EXPERIENCE: Experience = ${JSON.stringify(experience)}

/** Of bots that go by likeness alone. */
export const EXPERIENCE_OF_LIKENESS: Experience = ${JSON.stringify(ofLikeness)}

/**
 * Where hardly anything can be rehearsed: the confidence from which shops with one question an entry, that the network had
 * not learned from, were wrong at most so often (0–1). The strictest promise is first.
 */
export const UNREHEARSED_ANSWER_FROM: readonly (readonly [wrongAtMost: number, answerFrom: number])[] = ${JSON.stringify(bounds)}
`,
  )
}

/**
 * No network: it is asked about shops ten times as large as any that it has been taught, where nothing but straight lines
 * can be prolonged.
 */
function teachLikeness(outcomes: readonly Outcome[]): Experience {
  const unknown = CLUES.map(() => 0)
  return { signs: [], plain: learnCalibration(outcomes, unknown, PULL).map(weight => Number(weight.toPrecision(3))) }
}

const outcomesIn = (lessons: readonly Lesson[]) => lessons.flatMap(({ outcomes }) => outcomes)

/** Each source is judged by what the others have taught. */
function boundsOf(lessons: readonly Lesson[]): [number, number][] {
  const names = [...new Set(lessons.map(({ source }) => tradeOf(source)))]
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const isHere = ({ source }: Lesson) => names.indexOf(tradeOf(source)) % FOLDS === fold
    const experience = teach(outcomesIn(lessons.filter(lesson => !isHere(lesson))), SEEDS.slice(0, 1))
    const apart = lessons.filter(lesson => isHere(lesson) && lesson.hasOneEach)
    return outcomesIn(apart).map(outcome => judgedBy(experience, outcome))
  }).flat()
  return PROMISES.map(promise => [promise, Math.round(1_000 * answeringThreshold(judged, promise)) / 1_000])
}

/** The same desk in the other language teaches too much of it. */
const tradeOf = (source: string) => source.replace(/-(zh|en)$/, '')

const judgedBy = (experience: Experience, { clues, right, weight }: Outcome) => ({
  confidence: 1 / (1 + Math.exp(-foreseen(clues, experience))),
  right,
  weight,
})

const part = process.env[PART]
if (part === undefined) write(await lessonsOfAll())
else {
  const [from, step] = part.split('/').map(Number) as [number, number]
  for (let i = from; i < plan.length; i += step) {
    const { source, shape, isLearned } = plan[i]!
    const universe = universeOf(source, shape)
    const hasOneEach = universe.known.length <= universe.entries
    const outcomes = outcomesOf(universe, isLearned)
    const lesson = { source: source.name, hasOneEach, isLearned, outcomes } satisfies Lesson
    await new Promise(resolve => process.send!(lesson, resolve))
  }
  process.disconnect()
}
