import { liveEntries } from '../live-entries.ts'
import { type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'

const ENOUGH = 3

/** The bot learns from the ways in which people ask; with fewer than three it has little to go by. */
export const fewVariants: LintRule = ({ content, today }) =>
  liveEntries(content, today)
    .filter(entry => entry.variants.length < ENOUGH)
    .map(({ id, variants, place }) => {
      const number = variants.length
      const count = `${number} ${number === 1 ? 'variant' : 'variants'}`
      return warning('FEW_VARIANTS', place, say('FEW_VARIANTS', { id, count, number, enough: ENOUGH }))
    })
