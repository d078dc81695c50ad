import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Language } from '../bot/entry.ts'

/** Several rows of `kb` share an id: the paraphrases of an entry. A test with id null is out of scope. */
export interface MatchSet {
  readonly name: string
  readonly lang: Language
  readonly kb: readonly { readonly id: string; readonly text: string }[]
  readonly test: readonly { readonly text: string; readonly id: string | null }[]
}

export function readSets(folder: string): MatchSet[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as MatchSet)
}

/** One entry in this many is left out whole, so that its questions have no answer. */
const LEFT_OUT_EVERY = 5
/** Nothing a shop would answer. */
const ELSEWHERE: { readonly [language in Language]: readonly string[] } = {
  zh: [
    '明天会下雨吗',
    '讲个笑话',
    '附近哪家火锅好吃',
    '帮我订张机票',
    '今天股市怎么样',
    '唱首歌来听',
    '怎么做红烧肉',
    '现在几点了',
  ],
  en: [
    'will it rain tomorrow',
    'tell me a joke',
    'book a flight to rome',
    'who won the match',
    'how do I bake bread',
    'sing a song',
  ],
}

interface FaqEntry {
  readonly id: string
  readonly question: string
  readonly variants?: readonly string[]
}

/** The sample shop asked itself: one variant of every entry is taken out and asked, every fifth entry is taken out whole. */
export function sampleShopSets(knowledgeDir: string): MatchSet[] {
  return (['zh', 'en'] as const).map(lang => {
    const folder = join(knowledgeDir, 'faq')
    const entries = readdirSync(folder)
      .filter(name => name.endsWith(`.${lang}.yaml`))
      .sort()
      .flatMap(name => {
        const content = parse(readFileSync(join(folder, name), 'utf8')) as FaqEntry[] | { entries?: FaqEntry[] }
        return Array.isArray(content) ? content : (content.entries ?? [])
      })
    const kb: { id: string; text: string }[] = []
    const test: { text: string; id: string | null }[] = ELSEWHERE[lang].map(text => ({ text, id: null }))
    entries.forEach(({ id, question, variants = [] }, place) => {
      const asked = variants[place % Math.max(1, variants.length)]
      const isOut = place % LEFT_OUT_EVERY === 0
      if (asked !== undefined) test.push({ text: asked, id: isOut ? null : id })
      if (isOut) return
      for (const text of [question, ...variants]) if (text !== asked) kb.push({ id, text })
    })
    return { name: `sample-shop-${lang}`, lang, kb, test }
  })
}
