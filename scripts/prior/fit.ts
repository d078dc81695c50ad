// Fits the confidence that an engine starts with, before it has rehearsed its own knowledge: writes bot/learn/prior.ts.
// Run by hand after a change of the clues or of the evidence:
//   node --import tsx scripts/prior/fit.ts [--keep-one-each] [SET.json …]
// --keep-one-each leaves the weights for one question an entry as they are.
// It always learns from the sample shop; sets are files { lang, kb: [{ id, text }] } whose licence allows it
// (CLINC150, CC BY 3.0, and BANKING77, CC BY 4.0, were used). What is written are weights of clues, no words.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Language } from '../../bot/entry.ts'
import { answeringThreshold } from '../../bot/learn/answering-threshold.ts'
import { confidenceOf, learnCalibration, type Outcome } from '../../bot/learn/calibration.ts'
import { CLUES, cluesOf } from '../../bot/learn/clues.ts'
import { rankStart } from '../../bot/learn/judgement.ts'
import { ONE_QUESTION_EACH } from '../../bot/learn/prior.ts'
import { rank } from '../../bot/learn/ranker.ts'
import { createStrangers } from '../../bot/learn/strangers.ts'
import { createEvidenceFinder } from '../../bot/match/evidence.ts'
import { readText } from '../../bot/match/features.ts'
import { count, createLexicon } from '../../bot/match/lexicon.ts'
import { buildModel, learnWithin } from '../../bot/match/model.ts'
import { createRepairer } from '../../bot/match/repair.ts'
import { learnRepairs } from '../../bot/match/repair-tables.ts'
import { asAsked } from '../../bot/text/courtesies.ts'
import { type Source, type Universe, universeOf } from './universes.ts'

/** Questions that no entry answers, as a share of all: what confidence is stated for. */
const OUTSIDE_SHARE = 0.38
/** Multiplications for learning one universe. */
const LEARNING = 3e8
const STRANGERS = 0.25
const PULL = 20

const shop = (language: Language): Source => ({
  name: `shop-${language}`,
  language,
  entries: readdirSync('knowledge/faq')
    .filter(file => file.endsWith(`.${language}.yaml`))
    .flatMap(file => parse(readFileSync(`knowledge/faq/${file}`, 'utf8')).entries)
    .map(({ question, variants }: { question: string; variants: string[] }) => [question, ...variants]),
})

function readSet(file: string): Source {
  const { name, lang, kb } = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string
    lang: Language
    kb: { id: string; text: string }[]
  }
  const byId = new Map<string, string[]>()
  for (const { id, text } of kb) byId.set(id, [...(byId.get(id) ?? []), text])
  return { name, language: lang, entries: [...byId.values()].map(texts => texts.slice(0, 30)) }
}

function outcomesOf(universe: Universe): Outcome[] {
  const { language, entries } = universe
  const read = (text: string) => readText(text, language, () => [])
  const rows = universe.known.map(({ entry, text }) => ({ entry, text: asAsked(text) }))
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(read(text))))
  const known = rows.map(({ entry }, i) => ({ entry, text: texts[i]! }))
  const model = buildModel(known, entries, lexicon, language, learnWithin(LEARNING, known, entries, lexicon.size))
  const find = createEvidenceFinder(model)
  const written = rows.map(({ text }) => text)
  const repair = createRepairer(learnRepairs(written, language))
  const strangers = createStrangers(written, language, Math.round(universe.asked.length * STRANGERS))
  const asked = [...universe.asked, ...strangers.map(text => ({ entry: null, text }))]
  const inside = asked.filter(({ entry }) => entry !== null).length
  const outside = asked.length - inside
  const weights = rankStart(known.length > entries)
  // every universe counts the same
  const unit = 900 / inside
  return asked.map(({ entry, text }) => {
    const findings = find(count(read(repair(asAsked(text)).text), lexicon))
    const ranked = rank(findings, weights)
    return {
      clues: cluesOf(findings, ranked, entries),
      right: entry !== null && ranked[0]?.evidence.entry === entry,
      weight: unit * (entry === null ? (OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)) * (inside / outside) : 1),
    }
  })
}

const KEEP_ONE_EACH = '--keep-one-each'
const keepsOneEach = process.argv.includes(KEEP_ONE_EACH)
const files = process.argv.slice(2).filter(word => word !== KEEP_ONE_EACH)
const sources = [shop('zh'), shop('en'), ...files.map(readSet)]
const universes: Universe[] = []
for (const [place, source] of sources.entries()) {
  const most = source.entries.length
  const deepest = Math.max(...source.entries.map(texts => texts.length)) - 2
  for (const questions of [1, 2, 3, 5, 8, 10, 18].filter(count => count <= deepest)) {
    for (const [size, share] of [0.15, 0.3, 0.6].entries()) {
      const inside = Math.min(120, Math.max(20, Math.round(most * share)))
      const outside = Math.min(most - inside, Math.round(inside * 0.4))
      universes.push(universeOf(source, { inside, outside, questions, seed: 1_000 * place + 10 * questions + size }))
    }
  }
}
const single: Outcome[] = []
const several: Outcome[] = []
universes.forEach((universe, done) => {
  const outcomes = outcomesOf(universe)
  ;(universe.known.length > universe.entries ? several : single).push(...outcomes)
  process.stderr.write(`\r${done + 1} of ${universes.length}: ${universe.name}          `)
})
process.stderr.write('\n')
const start = CLUES.map(() => 0)
/** Promises, the strictest first, for which the bound without a rehearsal is written down. */
const PROMISES = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2]
const weightsOf = (outcomes: readonly Outcome[]) =>
  learnCalibration(outcomes, start, PULL).map(weight => Math.round(weight * 100) / 100)
const singleWeights = keepsOneEach ? ONE_QUESTION_EACH : weightsOf(single)
const judged = single.map(({ clues, right, weight }) => ({
  confidence: confidenceOf(clues, singleWeights),
  right,
  weight,
}))
const bounds = PROMISES.map(promise => [promise, Math.round(1_000 * answeringThreshold(judged, promise)) / 1_000])
writeFileSync(
  'bot/learn/prior.ts',
  `import type { Calibration } from './calibration.ts'

// Written by scripts/prior/fit.ts: weights of the clues, in their order, fitted on the sample shop and on ${sources
    .slice(2)
    .map(({ name }) => name)
    .join(', ')}.

/** For a knowledge base with one question an entry. */
export const ONE_QUESTION_EACH: Calibration = [${singleWeights.join(', ')}]

export const SEVERAL_EACH: Calibration = [${weightsOf(several).join(', ')}]

/**
 * Where nothing can be rehearsed, with one question an entry: the confidence from which the knowledge bases of the fit
 * were wrong at most so often (0–1). The strictest promise is first.
 */
export const UNREHEARSED_ANSWER_FROM: readonly (readonly [wrongAtMost: number, answerFrom: number])[] = ${JSON.stringify(bounds)}
`,
)
