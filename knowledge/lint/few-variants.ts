import { type EntryRule, warning } from './rule.ts'
import { say } from './sentences.ts'

const ENOUGH = 3

/** The bot learns from the ways in which people ask; with fewer than three it has little to go by. */
export const fewVariants: EntryRule =
  () =>
  ({ id, variants, place }) => {
    const number = variants.length
    if (number >= ENOUGH) return []
    const count = `${number} ${number === 1 ? 'variant' : 'variants'}`
    return [warning('FEW_VARIANTS', place, say('FEW_VARIANTS', { id, count, number, enough: ENOUGH }))]
  }
