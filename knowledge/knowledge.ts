import type { Bot } from '../bot/decision.ts'
import type { Language } from '../bot/entry.ts'
import type { ProblemCode } from './lint/codes.ts'

/** One published state of everything the shop knows. Immutable: a publish makes a new one and swaps it in. */
export interface Knowledge {
  /** Short hash of the content; changes exactly when the content does. A conversation records it with each answer. */
  readonly version: string
  readonly bot: Bot
  readonly hours: HoursTable
  readonly desks: DeskTable
  readonly cannedReplies: readonly CannedReply[]
  readonly shop: Shop
  entry(id: string): KnowledgeEntry | undefined
  readonly entries: readonly KnowledgeEntry[]
  /** Titles (questions) that complete or resemble a half-typed text, at most `count`. */
  titles(text: string, language: Language, count: number): { readonly entryId: string; readonly title: string }[]
  /** Every number, address and account the shop owns (R22, R104); nothing else is ever published (R115). */
  readonly contacts: readonly OfficialContact[]
  /** Shops and service points (R18). */
  readonly outlets: readonly Outlet[]
  /** Guided forms, in the order of their file names. */
  readonly forms: readonly GuidedForm[]
}

/** A text in both languages; where the shop wrote only one, both hold it. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

export interface OfficialContact {
  readonly id: string
  readonly kind: 'phone' | 'email' | 'wechat' | 'weibo' | 'web' | 'app' | 'address'
  readonly title: Bilingual
  readonly value: string
  /** A desk of the hours table. */
  readonly hoursDesk: string | null
  /** Day on which somebody last checked it, "2026-09-01". */
  readonly checked: string | null
}

export interface Outlet {
  readonly id: string
  readonly name: string
  readonly city: string
  readonly district: string
  readonly address: string
  /** What can be had there, e.g. ["repair", "install"]; separated by ";", "|" or "、" in the file. */
  readonly services: readonly string[]
  /** The official contact that answers for it. */
  readonly phoneId: string | null
  readonly hoursDesk: string | null
}

export interface GuidedForm {
  readonly id: string
  readonly title: Bilingual
  readonly fields: readonly FormField[]
}

export interface FormField {
  readonly id: string
  readonly label: Bilingual
  readonly kind: 'text' | 'order_no' | 'model' | 'date' | 'phone' | 'photo' | 'choice'
  readonly required: boolean
  /** What may be chosen; empty for every kind but `choice`. */
  readonly choices: readonly { readonly id: string; readonly label: Bilingual }[]
}

export interface KnowledgeEntry {
  readonly id: string
  readonly language: Language
  readonly question: string
  readonly variants: readonly string[]
  /** Markdown with every fact filled in. */
  readonly answer: string
  readonly category: string | null
  readonly keywords: readonly string[]
  readonly source: { readonly title: string; readonly checked: string | null } | null
  /** Entries of the same language that exist; dead ones are a lint error and left out here. */
  readonly followUps: readonly { readonly entryId: string; readonly title: string }[]
  /** `faq/warranty.zh.yaml` and the line of the entry's id, for agents and editors. */
  readonly file: string
  readonly line: number
}

/** `desks.yaml`, checked: who takes which conversations. The desk `human` is always among them. */
export interface DeskTable {
  readonly desks: Readonly<Record<string, ChatDesk>>
  /** Days and hours in which replies may take longer. */
  readonly peak: { readonly days: readonly string[]; readonly hours: readonly Period[] }
  /** How long a closed conversation may be rated, and how long a new message goes on with who served it. */
  readonly afterClosing: { readonly rateHours: number; readonly continueHours: number }
}

export interface ChatDesk {
  readonly title: Bilingual
  /** Whose hours of `hours.yaml` it keeps; `null`: those of the same name, else those of `human`. */
  readonly hoursDesk: string | null
  /** Categories of answers whose questions belong here. */
  readonly categories: readonly string[]
  /** Other names by which agents may be of this desk. */
  readonly skills: readonly string[]
  /** Most conversations of this desk that one agent is given at a time. */
  readonly capacity: number | null
  /** Goes here whatever the question: who is upset, or a business customer by a signed identity. */
  readonly takes: 'complaints' | 'enterprise' | null
  /** Who helps out when nobody of the desk is there, or the wait is longer than this. */
  readonly overflow: { readonly desk: string; readonly afterMinutes: number } | null
  readonly replySeconds: { readonly offPeak: number; readonly peak: number }
}

/** `hours.yaml`, checked. Periods are minutes after midnight; `to` may pass 1440 when a shift ends after midnight. */
export interface HoursTable {
  /** IANA name, e.g. "Asia/Shanghai". */
  readonly timezone: string
  readonly desks: Readonly<Record<string, DeskHours>>
  readonly holidays: Holidays
}

export interface DeskHours {
  readonly title: { readonly zh: string; readonly en: string }
  readonly weekday: readonly Period[]
  readonly weekend: readonly Period[]
  readonly holiday: readonly Period[]
}

export interface Period {
  readonly from: number
  readonly to: number
}

/** Days by name ("2026-10-01"); in every other case the day of the week decides. */
export interface Holidays {
  readonly off: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
  /** 调休: weekend days that are worked. */
  readonly worked: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
}

export interface CannedReply {
  readonly id: string
  readonly language: Language
  readonly title: string
  /** `{{…}}` facts are filled in; `[[订单号]]` marks a blank that the agent fills. */
  readonly text: string
}

export interface Shop {
  readonly name: { readonly zh: string; readonly en: string }
  readonly greeting: { readonly zh: string; readonly en: string }
  /** Entries offered as buttons in the welcome message, per language. */
  readonly starters: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Stable, e.g. "DUPLICATE_ID". */
  readonly code: ProblemCode
  /** Relative to the knowledge folder. */
  readonly file: string
  readonly line: number
  /** What is wrong and what to do about it. */
  readonly message: string
  /** The same in Chinese. */
  readonly messageZh: string
  /** What the sentences name: entries, texts, days. */
  readonly params: Readonly<Record<string, string>>
}
