import { liveEntries } from '../live-entries.ts'
import { type LintRule, warning } from './rule.ts'

const ENOUGH = 3

/** The bot learns from the ways in which people ask; with fewer than three it has little to go by. */
export const fewVariants: LintRule = ({ content, today }) =>
  liveEntries(content, today)
    .filter(entry => entry.variants.length < ENOUGH)
    .map(({ id, variants, place }) => {
      const message = `"${id}" has ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}; add other ways to ask, at least ${ENOUGH}`
      return warning('FEW_VARIANTS', place, message)
    })
