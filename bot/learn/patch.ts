import type { BotEntry } from '../entry.ts'
import { readCodes } from '../match/code-guard.ts'
import { meaningsOf, type Reading, SHAPE, viewsOf } from '../match/features.ts'
import { type Counted, count, LARGE_FROM, type Lexicon } from '../match/lexicon.ts'
import { type Known, type Model, massesOf, rowAt, type WordRows, wordRows, wordsOf } from '../match/model.ts'
import type { NeighbourIndex } from '../match/neighbours.ts'
import { MEANING_NUMBERS, type Vector, vectorOf, type Weighing } from '../match/weighing.ts'
import { asWritten, type WrittenQuestions } from '../match/written-questions.ts'
import { asAsked } from '../text/courtesies.ts'
import { sharedFloats, sharedInts } from '../text/shared-arrays.ts'
import { extended, placeOf, textAt } from '../text/text-table.ts'
import { askedEntries, nameOfQuestions, questionsOf } from './asked-entries.ts'
import { relearn, withFeatures } from './classifier-patch.ts'
import type { Learnt } from './keep.ts'

/** Entries that may have changed, come or gone since, and which share of all; more are worth learning anew. */
const MOST_CHANGED = 10
const MOST_SHARE = 0.1

/**
 * What was learned from nearly the same entries, with the questions that have changed put in their places: milliseconds
 * instead of seconds. The new questions are found like all others, and the classifier is taught them; how rare each
 * feature is, how misspellings are repaired, and how sure to be stays what it was, until everything is learned anew.
 *
 * @param entries sorted by id.
 * @returns null when too much has changed.
 */
export function patch(former: Learnt, entries: readonly BotEntry[], read: (text: string) => Reading): Learnt | null {
  const { model, asked } = former
  const { language } = model
  const formerOf = Int32Array.from(entries, entry => formerPlace(former, entry))
  const changed = entries.filter((_, entry) => formerOf[entry] === -1)
  const gone = asked.ids.size - (entries.length - changed.length)
  const most = Math.min(MOST_CHANGED, asked.ids.size * MOST_SHARE)
  if (changed.length + gone === 0 || Math.max(changed.length, gone) > most) return null
  const fresh = changed.flatMap(entry => questionsOf(entry).map(question => ({ entry, text: asAsked(question) })))
  if (fresh.length > MOST_SHARE * model.index.questions) return null

  const readings = fresh.map(({ text }) => read(text))
  const { lexicon, weighing } = withKeysOf(readings, former)
  const views = viewsOf(language)
  const placeOfEntry = new Map(entries.map((entry, place) => [entry, place]))
  const texts = readings.map(reading => count(reading, lexicon))
  const known: Known[] = texts.map((text, at) => ({ text, entry: placeOfEntry.get(fresh[at]!.entry)! }))
  const vectors = texts.map(text => vectorOf(text, weighing, lexicon, views, meaningsOf(language)))

  const places = renumber(former, formerOf, known)
  const patchedModel = {
    ...{ language, lexicon, weighing, entries: entries.length },
    ...{ firstQuestion: places.firstQuestion, entryOf: places.entryOf },
    meanings: spread(
      places,
      model.meanings,
      vectors.map(({ meaning }) => meaning),
      MEANING_NUMBERS,
    ),
    mass: spread(places, model.mass, massesOfEach(texts, weighing, lexicon, views.length), views.length),
    words: patchWords(former, formerOf, known),
    sentences: patchSentences(model, places, texts),
    index: patchIndex(model.index, lexicon.size, places, vectors),
    classifier:
      model.classifier === null
        ? null
        : relearn(
            withFeatures(model.classifier, lexicon.size, columnsOf(former, entries)),
            vectors,
            known.map(({ entry }) => entry),
          ),
  }
  return {
    ...former,
    lexicon,
    model: patchedModel,
    written: patchWritten(former, entries, fresh),
    codes: readCodes(entries),
    asked: askedEntries(entries),
  }
}

/** Where an entry with these very questions was; −1 for one that is new or has others. */
function formerPlace({ asked: { ids, names } }: Learnt, entry: BotEntry): number {
  const place = placeOf(ids, entry.id)
  if (place < 0) return -1
  const [first, second] = nameOfQuestions(entry)
  return names[place * 2] === first && names[place * 2 + 1] === second ? place : -1
}

/** Where an entry was, whatever it asked. */
const columnsOf = ({ asked }: Learnt, entries: readonly BotEntry[]): Int32Array =>
  Int32Array.from(entries, ({ id }) => placeOf(asked.ids, id))

/** Lexicon and rarities with the features that are seen for the first time. */
function withKeysOf(readings: readonly Reading[], { lexicon, model }: Learnt) {
  const { questions } = model.index
  const seen = new Map<string, { view: number; says: number; times: number }>()
  for (const { features } of readings) {
    for (const key of new Set(features.map(feature => feature.key))) {
      const { view, says } = features.find(feature => feature.key === key)!
      if (placeOf(lexicon.keys, key) >= 0 || (view === SHAPE && questions >= LARGE_FROM)) continue
      seen.set(key, { view, says, times: (seen.get(key)?.times ?? 0) + 1 })
    }
  }
  const added = [...seen.values()]
  const rarities = added.map(({ says, times }) => (1 + Math.log((questions + 1) / (times + 1))) * says)
  const grown: Lexicon = {
    keys: extended(lexicon.keys, [...seen.keys()]),
    viewOf: concat(
      lexicon.viewOf,
      added.map(({ view }) => view),
    ),
    saysOf: concat(
      lexicon.saysOf,
      added.map(({ says }) => says),
    ),
    size: lexicon.size + added.length,
  }
  const weighing: Weighing = { ...model.weighing, rarity: concat(model.weighing.rarity, rarities) }
  return { lexicon: grown, weighing }
}

function concat<T extends Uint8Array | Float32Array | Int32Array>(before: T, more: ArrayLike<number>): T {
  const Kind = before.constructor as new (buffer: SharedArrayBuffer) => T
  const all = new Kind(new SharedArrayBuffer((before.length + more.length) * before.BYTES_PER_ELEMENT))
  all.set(before)
  all.set(more, before.length)
  return all
}

/** Which question is where now. */
interface Places {
  /** By former question; −1 for one that is gone. */
  readonly now: Int32Array
  /** By fresh question. */
  readonly fresh: Int32Array
  readonly firstQuestion: Int32Array
  readonly entryOf: Int32Array
}

function renumber({ model }: Learnt, formerOf: Int32Array, known: readonly Known[]): Places {
  const now = new Int32Array(model.index.questions).fill(-1)
  const fresh = new Int32Array(known.length)
  const firstQuestion = new Int32Array(formerOf.length + 1)
  const entryOf: number[] = []
  let at = 0
  for (let entry = 0; entry < formerOf.length; entry++) {
    const before = formerOf[entry]!
    if (before >= 0) {
      for (let q = model.firstQuestion[before]!; q < model.firstQuestion[before + 1]!; q++) {
        now[q] = entryOf.length
        entryOf.push(entry)
      }
    } else {
      for (; at < known.length && known[at]!.entry === entry; at++) {
        fresh[at] = entryOf.length
        entryOf.push(entry)
      }
    }
    firstQuestion[entry + 1] = entryOf.length
  }
  return { now, fresh, firstQuestion, entryOf: Int32Array.from(entryOf) }
}

/** Rows of `size` numbers a question, in the new order. */
function spread({ now, fresh, entryOf }: Places, before: Float32Array, more: readonly Float32Array[], size: number) {
  const all = sharedFloats(entryOf.length * size)
  for (let from = 0; from < now.length; ) {
    let to = from + 1
    if (now[from]! >= 0) {
      while (to < now.length && now[to] === now[to - 1]! + 1) to++
      all.set(before.subarray(from * size, to * size), now[from]! * size)
    }
    from = to
  }
  more.forEach((row, at) => {
    all.set(row, fresh[at]! * size)
  })
  return all
}

function massesOfEach(texts: readonly Counted[], weighing: Weighing, lexicon: Lexicon, views: number): Float32Array[] {
  const masses = massesOf(texts, weighing, lexicon, views)
  return texts.map((_, at) => masses.subarray(at * views, (at + 1) * views))
}

function patchWords({ model: { words } }: Learnt, formerOf: Int32Array, known: readonly Known[]) {
  const fresh = wordsOf(known, formerOf.length)
  return wordRows(Array.from(formerOf, (before, entry) => (before >= 0 ? rowAt(words, before) : rowAt(fresh, entry))))
}

function patchSentences({ sentences }: Model, { now, fresh, entryOf }: Places, texts: readonly Counted[]): WordRows {
  const rows = new Array<Int32Array>(entryOf.length)
  now.forEach((place, before) => {
    if (place >= 0) rows[place] = rowAt(sentences, before)
  })
  texts.forEach(({ ranks }, at) => {
    rows[fresh[at]!] = ranks
  })
  return wordRows(rows)
}

function patchIndex(
  before: NeighbourIndex,
  features: number,
  places: Places,
  vectors: readonly Vector[],
): NeighbourIndex {
  const { now, fresh, entryOf } = places
  const added = new Map<number, { question: number; value: number }[]>()
  vectors.forEach(({ ids, values }, at) => {
    for (let i = 0; i < ids.length; i++) {
      const postings = added.get(ids[i]!) ?? []
      postings.push({ question: fresh[at]!, value: values[i]! })
      added.set(ids[i]!, postings)
    }
  })
  const most = before.question.length + vectors.reduce((sum, { ids }) => sum + ids.length, 0)
  const starts = sharedInts(features + 1)
  const question = sharedInts(most)
  const value = sharedFloats(most)
  let end = 0
  for (let feature = 0; feature < features; feature++) {
    const more = added.get(feature)
    let next = 0
    const to = before.starts[feature + 1] ?? 0
    for (let at = before.starts[feature] ?? to; at < to; at++) {
      const q = now[before.question[at]!]!
      if (q < 0) continue
      // Questions of a feature stay in order.
      while (more !== undefined && next < more.length && more[next]!.question < q) put(more[next++]!)
      question[end] = q
      value[end++] = before.value[at]!
    }
    while (more !== undefined && next < more.length) put(more[next++]!)
    starts[feature + 1] = end
  }
  return { questions: entryOf.length, starts, question: question.subarray(0, end), value: value.subarray(0, end) }

  function put(posting: { question: number; value: number }): void {
    question[end] = posting.question
    value[end++] = posting.value
  }
}

function patchWritten(
  { written, asked }: Learnt,
  entries: readonly BotEntry[],
  fresh: readonly { readonly entry: BotEntry; readonly text: string }[],
): WrittenQuestions {
  const placeOfEntry = new Map(entries.map((entry, place) => [entry.id, place]))
  const isFresh = new Set(fresh.map(({ entry }) => entry.id))
  const texts = new Map(fresh.map(({ text, entry }) => [asWritten(text), placeOfEntry.get(entry.id)!]))
  // By former entry: where it is now; −1 where its questions are others.
  const now = Int32Array.from({ length: asked.ids.size }, (_, place) => {
    const id = textAt(asked.ids, place)
    return isFresh.has(id) ? -1 : (placeOfEntry.get(id) ?? -1)
  })
  const entryOf = [...written.entryOf].map(entry => (entry < 0 ? -1 : now[entry]!))
  const added: string[] = []
  for (const [text, entry] of texts) {
    const place = placeOf(written.texts, text)
    if (place >= 0) entryOf[place] = entry
    else {
      added.push(text)
      entryOf.push(entry)
    }
  }
  return { texts: extended(written.texts, added), entryOf: Int32Array.from(entryOf) }
}
