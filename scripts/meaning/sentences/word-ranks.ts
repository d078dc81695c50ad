// Ranks of the words of texts in the bot's tables: `node --import tsx word-ranks.ts en|zh TEXTS RANKS [--keep-unknown]`.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chineseMeanings, englishMeanings } from '../../../bot/meaning/meanings.ts'
import { cutWords } from '../../../bot/text/cut-words.ts'
import { stem, words } from '../../../bot/text/stems.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'keep-unknown': { type: 'boolean', default: false } },
})
const [language, textsFile, ranksFile] = positionals
if ((language !== 'en' && language !== 'zh') || textsFile === undefined || ranksFile === undefined)
  throw new Error('expected: en|zh TEXTS RANKS [--keep-unknown]')

const { rankOf } = language === 'zh' ? chineseMeanings() : englishMeanings()
/** The rank that stands for every unknown word, if they are kept: the one after the last. */
const unknown = values['keep-unknown'] ? [rankOf.size] : []

function wordsIn(text: string): string[] {
  if (language === 'zh') return cutWords(text.match(/\p{Script=Han}/gu) ?? [])
  return words(text.toLowerCase()).map(stem)
}

const texts: string[] = JSON.parse(readFileSync(textsFile, 'utf8'))
const found = texts.map(text => wordsIn(text).map(word => rankOf.get(word)))
writeFileSync(ranksFile, JSON.stringify(found.map(ranks => ranks.flatMap(rank => rank ?? unknown))))

const all = found.flat()
console.log(
  `${texts.length} texts, ${all.length} words, ${all.filter(rank => rank === undefined).length} of them unknown`,
)
