import { chineseMeanings, englishMeanings } from './meanings.ts'

/** Ranks up to here are function words (的, of); from the second on, a word carries its full meaning. */
const EMPTY_UP_TO = 25
const FULL_FROM = 1_500
const LEAST = 0.15

/** How much a word of this frequency rank says (0.15–1): function words little, rarer words all. Words off the list say all. */
export function weightOfRank(rank: number | undefined): number {
  if (rank === undefined) return 1
  const share = Math.log((rank + 1) / EMPTY_UP_TO) / Math.log(FULL_FROM / EMPTY_UP_TO)
  return Math.min(1, Math.max(LEAST, share))
}

/** English words that the dictionary counts do not rank high, and that say little in a question. */
const SAYS_LITTLE = new Set(
  `a an the i me my mine we us our you your he him his she her it its they them their this that these those is am are was
   were be been being do doe did doing done have ha had will would shall should can could mai might must to of in on at
   for from by with and or but if so as than then there here what which who whom whose when where why how pleas thank hi
   hello hei just also some ani know want need like get got tell help let make abl try go re ve ll s t m d`.split(
    /\s+/,
  ),
)

export function weightOfStem(stem: string): number {
  return SAYS_LITTLE.has(stem) ? LEAST : Math.max(0.4, weightOfRank(englishMeanings().rankOf.get(stem)))
}

export const isEmptyStem = (stem: string): boolean => SAYS_LITTLE.has(stem)

export function weightOfChinese(word: string): number {
  return weightOfRank(chineseMeanings().rankOf.get(word))
}
