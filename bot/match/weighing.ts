import { MEANING_SIZE, type MeaningTable } from '../meaning/meanings.ts'
import type { View } from './features.ts'
import type { Counted, Lexicon } from './lexicon.ts'

/** How rare every feature is among the questions that are known. */
export interface Weighing {
  /** By feature number; 0 for a feature that none of these questions has. */
  readonly rarity: Float32Array
  readonly unseenRarity: number
}

/** A text as a point: every view has length 1 (or less, where parts are unknown) times the view's weight. */
export interface Vector {
  readonly ids: Int32Array
  readonly values: Float32Array
  /** Unit length, or all 0 for a text of unknown words. */
  readonly meaning: Float32Array
  /** Share of a view's weight that lies on unseen features, by view (0–1). */
  readonly unseenShare: Float32Array
}

export function weigh(texts: readonly Counted[], lexicon: Lexicon): Weighing {
  const frequency = new Float32Array(lexicon.size)
  for (const { ids } of texts) for (const id of ids) frequency[id]!++
  const rarity = new Float32Array(lexicon.size)
  for (let id = 0; id < rarity.length; id++) {
    const seen = frequency[id]!
    if (seen > 0) rarity[id] = (1 + Math.log((texts.length + 1) / (seen + 1))) * lexicon.saysOf[id]!
  }
  return { rarity, unseenRarity: 1 + Math.log(texts.length + 1) }
}

export function vectorOf(
  text: Counted,
  weighing: Weighing,
  lexicon: Lexicon,
  views: readonly View[],
  meanings: MeaningTable,
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
  return {
    ids: keptIds,
    values: keptValues,
    meaning: meaningOf(text, weighing, meanings),
    unseenShare: unseen.map((mass, view) => (mass === 0 ? 0 : mass / (mass + seen[view]!))),
  }
}

function meaningOf(text: Counted, weighing: Weighing, meanings: MeaningTable): Float32Array {
  const sum = new Float32Array(MEANING_SIZE)
  for (const { id, rank, says } of text.meaningWords) {
    const rarity = (id >= 0 && weighing.rarity[id]!) || weighing.unseenRarity
    meanings.addTo(sum, rank, rarity * says)
  }
  let squares = 0
  for (let i = 0; i < MEANING_SIZE; i++) squares += sum[i]! ** 2
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  for (let i = 0; i < MEANING_SIZE; i++) sum[i]! *= scale
  return sum
}
