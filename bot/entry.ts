export type Language = 'zh' | 'en'

/** What the engine knows of one FAQ entry. Order of entries and of questions never changes a result. */
export interface BotEntry {
  readonly id: string
  readonly language: Language
  /** The title first, then its paraphrases; at least one, none empty. */
  readonly questions: readonly string[]
  /** Plain text; weak evidence only. */
  readonly answer?: string
  readonly category?: string
  /** Exact keys: fault codes, model numbers, product words that the entry is about. */
  readonly keywords?: readonly string[]
}

/** Groups of words that mean the same to this shop, e.g. ["保修", "质保", "三包"]. */
export type Synonyms = readonly (readonly string[])[]
