import type { Language } from './entry.ts'

/** Why a shopper is sent to a person. */
export type HandOverReason = 'asked' | 'unsure' | 'outOfScope' | 'upset' | 'safety' | 'botFailed'

/** Why an entry is offered at most, however alike: it says the opposite, or the code that was asked for is in no entry. */
export type Doubt = 'opposite' | 'unknownCode'

/** Why the engine chose what it chose (L3): shown to agents and editors, never to shoppers. */
export interface Explanation {
  /** Words of the question that counted, heaviest first, with their share of the score (0–1). */
  readonly words: readonly { readonly word: string; readonly share: number }[]
  /** Repairs made before matching: typed → understood as. */
  readonly repairs: readonly {
    readonly typed: string
    readonly read: string
    readonly by: 'pinyin' | 'synonym' | 'typo' | 'form'
  }[]
  readonly matchedQuestion: string
  readonly doubts: readonly Doubt[]
  readonly runnerUp: { readonly id: string; readonly confidence: number } | null
  /** confidence − runner-up's confidence. */
  readonly margin: number
}

/**
 * What the bot remembers of one episode. Plain data, kept in the conversation's state;
 * a hand-back from a person starts again from {@link newDialog}.
 */
export interface DialogState {
  readonly unsureInARow: number
  /** Entry that was answered last, so that "那安装呢？" can be understood. */
  readonly lastEntryId: string | null
  /** Entries offered as choices in the last turn. */
  readonly offered: readonly string[]
  /** How often the shopper asked for a person in this episode (L17). */
  readonly humanAsks: number
  /** Things that the shopper spoke of last, such as a product; missing in what was stored before there were any. */
  readonly subjects?: readonly string[]
  /** Language that the shopper last wrote in, where it was clear; else that of the page counts. */
  readonly language?: Language
}

export function newDialog(): DialogState {
  return { unsureInARow: 0, lastEntryId: null, offered: [], humanAsks: 0 }
}

export interface Answer {
  readonly entryId: string
  /** Probability (0–1) that this entry is the right answer. */
  readonly confidence: number
  readonly explanation: Explanation
}

/** Questions of a message that the bot is not sure of, while it answers others: said plainly, never dropped. */
export interface OpenQuestions {
  /** In the shopper's own words, in the order asked; at least one. */
  readonly texts: readonly string[]
  /** Entries that may be meant, likeliest first; at most three, perhaps none. */
  readonly entryIds: readonly string[]
  readonly confidence: number
}

export type Decision =
  /** One answer a question of the message, in the order asked; at least one. */
  | { readonly kind: 'answer'; readonly answers: readonly Answer[]; readonly open?: OpenQuestions }
  /** "您是不是想问": one to three entries, likeliest first. */
  | { readonly kind: 'askBack'; readonly entryIds: readonly string[]; readonly confidence: number }
  | { readonly kind: 'smallTalk'; readonly topic: 'greeting' | 'thanks' | 'farewell' | 'acknowledgement' | 'identity' }
  /** `about` is the likeliest entry, however unsure: it picks the desk and helps the agent. */
  | {
      readonly kind: 'handOver'
      readonly reason: HandOverReason
      readonly about: string | null
      readonly confidence: number
    }

export interface Turn {
  readonly decision: Decision
  readonly dialog: DialogState
}

/** Evidence from elsewhere that an entry is meant, in log-odds by the entry's id. It moves what the engine found a little. */
export type Hints = Readonly<Record<string, number>>

/** What the shopper did: typed a text, or pressed one of the choices (an entry's id). */
export type Utterance =
  /** `language` is that of the page, for texts that could be in either. */
  { readonly text: string; readonly language?: Language; readonly hints?: Hints } | { readonly chosenEntryId: string }

export interface Suggestion {
  readonly entryId: string
  readonly confidence: number
  readonly explanation: Explanation
}

/** Text in, decision out. Deterministic; never throws on any string. */
export interface Bot {
  decide(utterance: Utterance, dialog: DialogState): Turn
  /** Likeliest entries for an agent who wants a hint, at most `count`; `[]` when nothing is similar. */
  suggest(text: string, count: number): Suggestion[]
}
