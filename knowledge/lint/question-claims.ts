import type { FaqRecord, Place } from '../content.ts'
import { foldText } from '../fold-text.ts'
import { placeOf } from './rule.ts'

/** "Who asks this gets that entry." */
export interface QuestionClaim {
  readonly text: string
  /** The same for texts that differ in case, width and signs only. */
  readonly key: string
  readonly entryId: string
  readonly place: Place
  /** The entry's own question, not a variant. */
  readonly isTitle: boolean
}

export function findQuestionClaims(entry: FaqRecord): QuestionClaim[] {
  return [entry.question, ...entry.variants].flatMap((text, at) => {
    const folded = foldText(text)
    if (folded === '') return []
    const place = placeOf(entry, at === 0 ? 'question' : `variants.${at - 1}`)
    return [{ text, key: `${entry.language} ${folded}`, entryId: entry.id, place, isTitle: at === 0 }]
  })
}
