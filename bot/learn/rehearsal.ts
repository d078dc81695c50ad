import type { Language } from '../entry.ts'
import { createEvidenceFinder, type Findings } from '../match/evidence.ts'
import type { Counted, Lexicon } from '../match/lexicon.ts'
import { buildModel, type Known } from '../match/model.ts'
import { createTeacher, type Teach } from './classifier.ts'
import { learnInRounds, roundsWithin, workOf } from './learning-budget.ts'
import { createRandom, shuffle } from './random.ts'

/** A question that was taken out of the knowledge and asked. */
export interface Rehearsed {
  readonly findings: Findings
  /** Its entry; null when the whole entry was taken out, so that no answer is right. */
  readonly entry: number | null
  /** Number of the entries among which it was found. */
  readonly entries: number
}

/** Share of the entries left out whole, and of the other entries' questions left out one by one. */
const LEFT_OUT = 0.25
/** Rehearsed questions that are plenty to learn a calibration from. */
const ENOUGH = 3_000
const MOST_FOLDS = 12
/** Questions that a fold knows at most: enough to learn from, few enough to learn quickly. */
const KNOWN_AT_MOST = 3_000
/** Questions of known entries that one fold asks, and questions of entries that it has left out. */
const INSIDE_AT_MOST = 500
/** Strangers asked for each question of a known entry. */
const STRANGERS = 1
/** Folds that there is time for in a large shop: each knows some of its entries only. */
const LEAST_FOLDS = 3
/** Of the entries in such a fold, the share taken away until it can be learned in time. */
const FEWER = 0.05

/** What is rehearsed with. */
export interface Stage {
  readonly entries: number
  readonly lexicon: Lexicon
  readonly language: Language
  /** Multiplications that all folds together may take for learning. */
  readonly most: number
  /** As often as the bot itself has looked at what it knows, so that a fold is as sure as the bot; 0: nothing is learned. */
  readonly rounds: number
  /** Texts that no entry answers, shared out among the folds. */
  readonly strangers: readonly Counted[]
  /** For so many entries, and features of the lexicon. */
  readonly teach: Teach
}

/**
 * Asks the knowledge its own questions. Each fold pretends not to know some entries and some questions of the others,
 * and sees what a bot with the rest would find.
 */
export function rehearse(known: readonly Known[], stage: Stage): Rehearsed[] {
  const { entries, lexicon, language, most, rounds, strangers, teach } = stage
  const rehearsed: Rehearsed[] = []
  const isLearned = rounds > 0
  const some = isLearned ? entriesInTime(known, entries, most / rounds) : entries
  const teachSome = some < entries ? createTeacher(some, lexicon.size) : teach
  let left = most
  for (let fold = 0; fold < MOST_FOLDS && rehearsed.length < ENOUGH; fold++) {
    const random = createRandom(1_000 + fold)
    const { kept: all, asked } = split(some < entries ? partOf(known, entries, some, random) : known, some, random)
    const few = all.length > KNOWN_AT_MOST ? shuffle(all, random).slice(0, KNOWN_AT_MOST) : all
    const kept = few.toSorted((a, b) => a.entry - b.entry)
    // with one question an entry there is nothing to find again, and so nothing to learn
    if (kept.length < 2 || asked.every(({ isOut }) => isOut)) break
    const looks = Math.min(rounds, roundsWithin(left, kept, some))
    if (isLearned && looks === 0) break
    const learn = isLearned ? learnInRounds(looks, kept, some, teachSome) : () => null
    const model = buildModel(kept, some, lexicon, language, learn)
    const find = createEvidenceFinder(model)
    const add = (text: Counted, entry: number | null) => {
      rehearsed.push({ findings: find(text), entry, entries: some })
    }
    for (const { text, entry, isOut } of asked) add(text, isOut ? null : entry)
    const inside = asked.filter(({ isOut }) => !isOut).length
    for (let i = 0; i < inside * STRANGERS && strangers.length > 0; i++) {
      add(strangers[(fold * 61 + i) % strangers.length]!, null)
    }
    left -= looks * workOf(kept, some)
  }
  return rehearsed
}

/**
 * All of them, or as many as let a few folds be learned in time: what a shop with some of its entries would find.
 *
 * @param most multiplications of one round of all folds together.
 */
function entriesInTime(known: readonly Known[], entries: number, most: number): number {
  const questions = known.length / entries
  const perQuestion = workOf(known, entries) / known.length / entries
  const workOfFold = (some: number) => {
    const kept = Math.min(KNOWN_AT_MOST, some * (1 - LEFT_OUT) * Math.max(1, questions * (1 - LEFT_OUT)))
    return perQuestion * some * kept
  }
  if (workOfFold(entries) <= most) return entries
  let some = entries
  while (workOfFold(some) > most / LEAST_FOLDS) some = Math.floor(some * (1 - FEWER))
  return some
}

/** The questions of some entries, which are numbered anew. */
function partOf(known: readonly Known[], entries: number, some: number, random: () => number): Known[] {
  const order = shuffle(
    Array.from({ length: entries }, (_, entry) => entry),
    random,
  )
  const placeOf = new Map(order.slice(0, some).map((entry, place) => [entry, place]))
  return known.flatMap(({ text, entry }) => {
    const place = placeOf.get(entry)
    return place === undefined ? [] : [{ text, entry: place }]
  })
}

type Asked = Known & { readonly isOut: boolean }

function split(known: readonly Known[], entries: number, random: () => number): { kept: Known[]; asked: Asked[] } {
  const order = shuffle(
    Array.from({ length: entries }, (_, entry) => entry),
    random,
  )
  const out = new Set(order.slice(0, Math.round(entries * LEFT_OUT)))
  const byEntry = new Map<number, Known[]>()
  for (const one of known) byEntry.set(one.entry, [...(byEntry.get(one.entry) ?? []), one])

  const kept: Known[] = []
  const asked: Asked[] = []
  for (let entry = 0; entry < entries; entry++) {
    const questions = shuffle([...(byEntry.get(entry) ?? [])], random)
    if (out.has(entry)) {
      for (const question of questions) asked.push({ ...question, isOut: true })
      continue
    }
    const expected = questions.length * LEFT_OUT
    const held = Math.min(questions.length - 1, Math.floor(expected + random()))
    questions.forEach((question, place) => {
      if (place < held) asked.push({ ...question, isOut: false })
      else kept.push(question)
    })
  }
  return { kept, asked: balanced(asked, random) }
}

/** Pretended out-of-scope questions are common in rehearsal, rarer in life: at most as many as the others. */
function balanced(asked: readonly Asked[], random: () => number): Asked[] {
  const all = asked.filter(({ isOut }) => !isOut)
  const inside = all.length > INSIDE_AT_MOST ? shuffle(all, random).slice(0, INSIDE_AT_MOST) : all
  const outside = shuffle(
    asked.filter(({ isOut }) => isOut),
    random,
  )
  return [...inside, ...outside.slice(0, Math.max(inside.length, 10))]
}
