import { MEANING_SIZE, type MeaningTable } from '../meaning/meanings.ts'
import { SENTENCE_SIZE } from '../meaning/sentences.ts'
import { toUnitLength } from '../meaning/unit-length.ts'
import type { View } from './features.ts'
import { type Levelling, learnLevelling, levelled } from './levelling.ts'
import type { Counted, Lexicon } from './lexicon.ts'

/** Numbers that describe the meaning of a text: first its words by themselves, then the sentence that they make. */
export const MEANING_NUMBERS = MEANING_SIZE + SENTENCE_SIZE

/** How rare every feature is among the questions that are known. */
export interface Weighing {
  /** By feature number; 0 for a feature that none of these questions has. */
  readonly rarity: Float32Array
  readonly unseenRarity: number
  /** What the meanings of all these questions have in common, and which therefore tells none of them apart. */
  readonly common: Float32Array
  /** The same for what their words come to. */
  readonly commonGist: Float32Array
  /** Against the ways in which questions of one entry differ; null where too few are known to tell. */
  readonly levelling: Levelling | null
}

/** A text as a point: every view has length 1 (or less, where parts are unknown) times the view's weight. */
export interface Vector {
  readonly ids: Int32Array
  readonly values: Float32Array
  /** Unit length, or all 0 for a text of unknown words. */
  readonly meaning: Float32Array
  /** What the classifier sees beside the features: the meaning, then the gist in a language that is read for it. */
  readonly dense: Float32Array
  /** Share of a view's weight that lies on unseen features, by view (0–1). */
  readonly unseenShare: Float32Array
}

/**
 * Also gives what each of the texts means, with what all have in common.
 *
 * @param texts sorted by entry.
 * @param entryOf the entry of each text.
 */
export function weigh(
  texts: readonly Counted[],
  entryOf: Int32Array,
  lexicon: Lexicon,
  meanings: MeaningTable,
): { readonly weighing: Weighing; readonly said: readonly Float32Array[] } {
  const frequency = new Float32Array(lexicon.size)
  for (const { ids } of texts) for (const id of ids) frequency[id]!++
  const rarity = new Float32Array(lexicon.size)
  for (let id = 0; id < rarity.length; id++) {
    const seen = frequency[id]!
    if (seen > 0) rarity[id] = (1 + Math.log((texts.length + 1) / (seen + 1))) * lexicon.saysOf[id]!
  }
  const rarities = { rarity, unseenRarity: 1 + Math.log(texts.length + 1) }
  const said = texts.map(text => meaningOf(text, rarities, meanings))
  const common = commonOf(said, MEANING_NUMBERS)
  const levelling = learnLevelling(text => without(common, said[text]!), entryOf)
  const gists = texts.map(({ gist }) => gist)
  const commonGist = commonOf(gists, gists[0]?.length ?? 0)
  return { weighing: { ...rarities, common, commonGist, levelling }, said }
}

/** @param said what the text means, where that is known already. */
export function vectorOf(
  text: Counted,
  weighing: Weighing,
  lexicon: Lexicon,
  views: readonly View[],
  meanings: MeaningTable,
  said = meaningOf(text, weighing, meanings),
): Vector {
  const { ids, counts } = text
  const seen = new Float32Array(views.length)
  const unseen = new Float32Array(views.length)
  const values = new Float32Array(ids.length)
  let known = 0
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!
    const view = lexicon.viewOf[id]!
    const rarity = weighing.rarity[id]!
    if (rarity === 0) {
      unseen[view]! += (weighing.unseenRarity * lexicon.saysOf[id]!) ** 2
      continue
    }
    const value = rarity * (1 + Math.log(counts[i]!))
    values[i] = value
    seen[view]! += value * value
    known++
  }
  for (const { view, says } of text.unknown) unseen[view]! += (weighing.unseenRarity * says) ** 2

  const scale = views.map(({ weight }, view) => weight / (Math.sqrt(seen[view]!) || 1))
  const keptIds = new Int32Array(known)
  const keptValues = new Float32Array(known)
  for (let i = 0, kept = 0; i < ids.length; i++) {
    if (values[i] === 0) continue
    keptIds[kept] = ids[i]!
    keptValues[kept++] = values[i]! * scale[lexicon.viewOf[ids[i]!]!]!
  }
  const meaning = ownOf(said, weighing)
  return {
    ids: keptIds,
    values: keptValues,
    meaning,
    dense: denseOf(meaning, without(weighing.commonGist, text.gist)),
    unseenShare: unseen.map((mass, view) => (mass === 0 ? 0 : mass / (mass + seen[view]!))),
  }
}

/** Weight of the meaning in the learned classifier, beside those of the views, which are about 1. */
export const MEANING_WEIGHT = 1.3

/** Shares of the words and of the sentence in a meaning: what a sentence says tells more. Their squares make 1. */
const WORDS_SHARE = 0.5
const SENTENCE_SHARE = Math.sqrt(1 - WORDS_SHARE ** 2)

/** Weight of the gist beside the meaning, in the classifier. */
const GIST_SHARE = 0.7

/** Questions that know as much of what is common as nothing does: few questions have too much in common by chance. */
const DOUBT = 10

function commonOf(meanings: readonly Float32Array[], size: number): Float32Array {
  const common = new Float32Array(size)
  const share = 1 / (meanings.length + DOUBT)
  for (const meaning of meanings) for (let i = 0; i < size; i++) common[i]! += meaning[i]! * share
  return common
}

function without(common: Float32Array, meaning: Float32Array): Float32Array {
  if (meaning.every(value => value === 0)) return meaning
  return toUnitLength(meaning.map((value, i) => value - common[i]!))
}

/** What sets a meaning apart from those of the known questions. */
function ownOf(said: Float32Array, { common, levelling }: Pick<Weighing, 'common' | 'levelling'>): Float32Array {
  const own = without(common, said)
  return levelling === null ? own : levelled(own, levelling)
}

function denseOf(meaning: Float32Array, gist: Float32Array): Float32Array {
  if (gist.length === 0) return meaning
  const dense = new Float32Array(meaning.length + gist.length)
  dense.set(meaning)
  for (let i = 0; i < gist.length; i++) dense[meaning.length + i] = gist[i]! * GIST_SHARE
  return dense
}

function meaningOf(
  text: Counted,
  { rarity, unseenRarity }: Pick<Weighing, 'rarity' | 'unseenRarity'>,
  meanings: MeaningTable,
): Float32Array {
  const words = new Float32Array(MEANING_SIZE)
  for (const { id, rank, says } of text.meaningWords) {
    meanings.addTo(words, rank, ((id >= 0 && rarity[id]!) || unseenRarity) * says)
  }
  toUnitLength(words)
  const meaning = new Float32Array(MEANING_NUMBERS)
  for (let i = 0; i < MEANING_SIZE; i++) meaning[i] = words[i]! * WORDS_SHARE
  for (let i = 0; i < SENTENCE_SIZE; i++) meaning[MEANING_SIZE + i] = text.sentence[i]! * SENTENCE_SHARE
  return toUnitLength(meaning)
}
