import type { Language } from '../../bot/entry.ts'
import type { FaqRecord, KnowledgeContent, Place } from '../content.ts'
import { remembered } from './remembered.ts'
import { placeOf } from './rule.ts'

/** A text that shoppers or agents get to see, as it is written. */
export interface PublishedText {
  readonly text: string
  readonly language: Language
  readonly place: Place
  /** What it is, for a message: "answer of warranty-tv". */
  readonly what: string
  /** The same in Chinese. */
  readonly whatZh: string
  /** Questions are what shoppers say; the rest is what the shop says. */
  readonly isQuestion: boolean
}

export function textsOfEntry(entry: FaqRecord): PublishedText[] {
  const { language, id } = entry
  return [
    {
      text: entry.question,
      language,
      place: placeOf(entry, 'question'),
      what: `question of ${id}`,
      whatZh: `“${id}”的问题`,
      isQuestion: true,
    },
    ...entry.variants.map((text, at) => ({
      text,
      language,
      place: placeOf(entry, `variants.${at}`),
      what: `variant of ${id}`,
      whatZh: `“${id}”的问法`,
      isQuestion: true,
    })),
    {
      text: entry.answer,
      language,
      place: placeOf(entry, 'answer'),
      what: `answer of ${id}`,
      whatZh: `“${id}”的答案`,
      isQuestion: false,
    },
  ]
}

/** What the shop says beside its answers: in the very lists of the time before, as long as it says the same. */
export function otherTexts({ cannedReplies, shop }: KnowledgeContent): (readonly PublishedText[])[] {
  return [textsOfReplies(cannedReplies), textsOfShop(shop)]
}

const textsOfReplies = remembered((replies: KnowledgeContent['cannedReplies']): readonly PublishedText[] =>
  replies.map(({ id, language, title, text, place }) => {
    const [what, whatZh] = [`canned reply ${id}`, `快捷回复“${id}”`]
    return { text: `${title}\n${text}`, language, place, what, whatZh, isQuestion: false }
  }),
)

const textsOfShop = remembered(({ greeting, name, place }: KnowledgeContent['shop']): readonly PublishedText[] => {
  const texts: PublishedText[] = []
  for (const [what, whatZh, both] of [
    ['name', '店名', name],
    ['greeting', '欢迎语', greeting],
  ] as const) {
    texts.push({ text: both.zh, language: 'zh', place, what, whatZh, isQuestion: false })
    if (both.en !== both.zh) texts.push({ text: both.en, language: 'en', place, what, whatZh, isQuestion: false })
  }
  return texts
})
