import { MEANING_SIZE } from '../meaning/meanings.ts'
import { sentenceReaderOf } from '../meaning/sentences.ts'
import { createMemory } from '../text/memory.ts'
import { placeOf } from '../text/text-table.ts'
import type { Evidence } from './evidence.ts'
import { meaningsOf, viewsOf } from './features.ts'
import type { Counted } from './lexicon.ts'
import { type Model, rowAt } from './model.ts'
import { isKind, KIND_KEYS } from './question-kinds.ts'

/** How well one entry accounts for a query, word by word. All shares are 0–1, weighed by rarity. */
export interface Closeness {
  /** Share of the query's features that some question of the entry has, by view. */
  readonly covered: readonly number[]
  /** The same for its best question alone. */
  readonly coveredByBest: readonly number[]
  /** Share of the best question's features that the query has, by view. */
  readonly coversBest: readonly number[]
  /** Share of the query's words that the entry says in these or like words. */
  readonly understood: number
  /** Rarity of the word that the entry says least. */
  readonly missed: number
  /** Log of how much likelier this kind of question (how, when, why not …) is under the entry than elsewhere. */
  readonly kind: number
  /** The same, counting only the kinds that the query has. */
  readonly kindsAsked: number
  /** How like what its best question says as a sentence is to what the query says, as it stands (−1–1). */
  readonly sentence: number
  /** Number of the entry's questions. */
  readonly questions: number
  /** Number of the query's words whose meaning is known. */
  readonly words: number
}

/** An entry with few questions borrows this many from the average of all. */
const BORROWED = 2
/** Words of an entry that are compared in meaning; further ones repeat what these say. */
const MOST_WORDS = 80
/** Questions of which it is remembered what they say: 1 MB. */
const MOST_SENTENCES = 2_048

/** Looks at one query and one entry at a time; costs too much for every candidate. */
export function createCloserLook(model: Model) {
  const { language, lexicon, weighing, index, firstQuestion, mass: massOf, words, sentences } = model
  const views = viewsOf(language).length
  const meanings = meaningsOf(language)
  const readSentence = sentenceReaderOf(language)
  const sentenceAt = createMemory<number, Float32Array>(MOST_SENTENCES)
  const kinds = KIND_KEYS.map(key => placeOf(lexicon.keys, key))
    .filter(id => id >= 0)
    .sort((a, b) => a - b)
  const unpacked = new Float32Array(MOST_WORDS * MEANING_SIZE)
  const word = new Float32Array(MEANING_SIZE)

  const sentenceOf = (question: number) => sentenceAt(question, () => readSentence(rowAt(sentences, question)))
  const rarityOf = (id: number) => weighing.rarity[id] || weighing.unseenRarity * lexicon.saysOf[id]!

  /** How many of the questions `from` up to `to` have the feature. */
  function countWith(feature: number, from: number, to: number): number {
    const last = index.starts[feature + 1]!
    let at = lowerBound(index.question, index.starts[feature]!, last, from)
    let found = 0
    for (; at < last && index.question[at]! < to; at++) found++
    return found
  }

  function masses(text: Counted, isCounted: (id: number) => boolean): { counted: number[]; all: number[] } {
    const counted = new Array<number>(views).fill(0)
    const all = new Array<number>(views).fill(0)
    for (const { view, says } of text.unknown) all[view]! += weighing.unseenRarity * says
    for (const id of text.ids) {
      const view = lexicon.viewOf[id]!
      const mass = rarityOf(id)
      all[view]! += mass
      if (isCounted(id)) counted[view]! += mass
    }
    return { counted, all }
  }

  return function lookCloser(text: Counted, { entry, questions }: Evidence): Closeness {
    const question = questions[0] ?? -1
    const from = firstQuestion[entry]!
    const to = firstQuestion[entry + 1]!
    const isKnown = (id: number) => countWith(id, from, to) > 0
    const inEntry = masses(text, isKnown)
    const inBest = masses(text, id => question >= 0 && countWith(id, question, question + 1) > 0)
    const best = Array.from({ length: views }, (_, view) => massOf[question * views + view] ?? 0)
    return {
      covered: shares(inEntry.counted, inEntry.all),
      coveredByBest: shares(inBest.counted, inBest.all),
      coversBest: shares(inBest.counted, best),
      ...understanding(text, entry, isKnown),
      ...kindOf(text, from, to),
      sentence: question >= 0 ? product(text.sentence, sentenceOf(question)) : 0,
      questions: to - from,
      words: text.meaningWords.length,
    }
  }

  function understanding(text: Counted, entry: number, isKnown: (id: number) => boolean) {
    const first = words.starts[entry]!
    const ranks = words.ranks.subarray(first, Math.min(words.starts[entry + 1]!, first + MOST_WORDS))
    unpacked.fill(0, 0, ranks.length * MEANING_SIZE)
    ranks.forEach((rank, place) => {
      meanings.addTo(unpacked.subarray(place * MEANING_SIZE), rank, 1)
    })
    let said = 0
    let all = 0
    let missed = 0
    // A long message says the same words again and again.
    const known = new Map<number, number>()
    for (const { id, rank, says } of text.meaningWords) {
      const mass = ((id >= 0 && weighing.rarity[id]) || weighing.unseenRarity) * says
      const nearest = known.get(rank) ?? (id >= 0 && isKnown(id) ? 1 : likest(rank, ranks.length))
      known.set(rank, nearest)
      said += nearest * mass
      all += mass
      missed = Math.max(missed, (1 - nearest) * mass)
    }
    return { understood: all > 0 ? said / all : 0, missed }
  }

  /** How like a word is to the likest of the first words that are unpacked. */
  function likest(rank: number, words: number): number {
    word.fill(0)
    meanings.addTo(word, rank, 1)
    let nearest = 0
    for (let place = 0; place < words; place++) {
      let likeness = 0
      for (let i = 0, at = place * MEANING_SIZE; i < MEANING_SIZE; i++, at++) likeness += word[i]! * unpacked[at]!
      if (likeness > nearest) nearest = likeness
    }
    return nearest
  }

  function kindOf(text: Counted, from: number, to: number) {
    const asked = new Set(text.ids)
    let kind = 0
    let kindsAsked = 0
    for (const id of kinds) {
      const usual = (index.starts[id + 1]! - index.starts[id]! + 0.5) / (index.questions + 1)
      const here = (countWith(id, from, to) + BORROWED * usual) / (to - from + BORROWED)
      if (asked.has(id)) {
        kind += Math.log(here / usual)
        kindsAsked += Math.log(here / usual)
      } else kind += Math.log((1 - here) / (1 - usual))
    }
    // a kind of question that nobody has asked yet
    for (const { key } of text.unknown) if (isKind(key)) kindsAsked--
    return { kind, kindsAsked }
  }
}

const product = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, number, i) => sum + number * other[i]!, 0)

const shares = (part: readonly number[], all: readonly number[]): number[] =>
  part.map((mass, view) => (all[view]! > 0 ? mass / all[view]! : 0))

/** First place from `from` up to `to` of a sorted array whose value is at least `value`. */
function lowerBound(sorted: Int32Array, from: number, to: number, value: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
