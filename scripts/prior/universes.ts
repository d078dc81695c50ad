import type { Language } from '../../bot/entry.ts'
import { createRandom, shuffle } from '../../bot/learn/random.ts'

/** A knowledge base of the past: entries with many questions each. */
export interface Source {
  readonly name: string
  readonly language: Language
  readonly entries: readonly (readonly string[])[]
}

/** A small knowledge base cut out of a source, and questions to ask it. */
export interface Universe {
  readonly name: string
  readonly language: Language
  readonly entries: number
  readonly known: readonly { readonly entry: number; readonly text: string }[]
  /** `entry` is null where no entry is right. */
  readonly asked: readonly { readonly entry: number | null; readonly text: string }[]
}

/** Shape of a universe: how many entries it knows, how many it leaves out, and about how many questions an entry it knows. */
export interface Shape {
  readonly inside: number
  readonly outside: number
  readonly questions: number
  readonly seed: number
}

const ASKED_AT_MOST = 12

export function universeOf(source: Source, { inside, outside, questions, seed }: Shape): Universe {
  const random = createRandom(seed)
  const order = shuffle([...source.entries.keys()], random)
  const known: { entry: number; text: string }[] = []
  const asked: { entry: number | null; text: string }[] = []
  order.slice(0, inside).forEach((from, entry) => {
    const own = shuffle([...source.entries[from]!], random)
    const wanted = questions === 1 ? 1 : Math.max(1, Math.round(questions * (0.6 + 0.8 * random())))
    const kept = Math.min(own.length - 1, wanted)
    for (const text of own.slice(0, kept)) known.push({ entry, text })
    for (const text of own.slice(kept, kept + ASKED_AT_MOST)) asked.push({ entry, text: asTyped(text, source, random) })
  })
  for (const from of order.slice(inside, inside + outside)) {
    for (const text of source.entries[from]!.slice(0, ASKED_AT_MOST)) {
      asked.push({ entry: null, text: asTyped(text, source, random) })
    }
  }
  return {
    name: `${source.name} ${inside}+${outside} × ${questions}`,
    language: source.language,
    entries: inside,
    known,
    asked,
  }
}

const GREETINGS = ['你好，', '请问', '您好，请问', '那个', '我想问下', '亲，']
const ENDINGS = ['呢', '啊', '谢谢', '？？']

/** Written questions are cleaner than typed ones: some lose a character, some begin or end as chats do. */
function asTyped(text: string, { language }: Source, random: () => number): string {
  if (language === 'en') return text
  let typed = text
  if (random() < 0.15 && typed.length > 4) {
    const at = Math.floor(random() * typed.length)
    typed = typed.slice(0, at) + typed.slice(at + 1)
  }
  if (random() < 0.2) typed = GREETINGS[Math.floor(random() * GREETINGS.length)]! + typed
  if (random() < 0.1) typed += ENDINGS[Math.floor(random() * ENDINGS.length)]!
  return typed
}
