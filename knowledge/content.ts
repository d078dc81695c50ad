import type { Language } from '../bot/entry.ts'
import type { FaqEntry } from './faq-file.ts'
import type { Bilingual, DeskTable, GuidedForm, HoursTable, OfficialContact, Outlet } from './knowledge.ts'
import type { Expectation } from './read-expectations.ts'

/** Where a thing stands: a file below the knowledge folder, with "/" on every system, and a line from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** Everything that the files of a knowledge folder say, as written. Plain data: it passes between threads. */
export interface KnowledgeContent {
  readonly entries: readonly FaqRecord[]
  readonly facts: readonly Fact[]
  readonly hours: HoursTable
  /** Where each desk is written down; empty without `hours.yaml`. */
  readonly deskPlaces: Readonly<Record<string, Place>>
  readonly desks: DeskTable
  /** Where each desk for conversations is written down; empty without `desks.yaml`. */
  readonly chatDeskPlaces: Readonly<Record<string, Place>>
  readonly contacts: readonly (OfficialContact & { readonly place: Place })[]
  readonly outlets: readonly (Outlet & { readonly place: Place })[]
  readonly forms: readonly (GuidedForm & { readonly place: Place })[]
  readonly shop: ShopRecord
  readonly cannedReplies: readonly CannedRecord[]
  readonly synonyms: { readonly zh: readonly (readonly string[])[]; readonly en: readonly (readonly string[])[] }
  readonly expectations: readonly Expectation[]
}

/** One entry with its file's defaults put in. */
export interface FaqRecord extends FaqEntry {
  readonly language: Language
  readonly place: Place
  /** Lines of the entry's own keys ("answer", "variants.3" …). */
  readonly lines: Readonly<Record<string, number>>
}

/** A leaf of `facts.yaml`. A language that the shop left out is null. */
export interface Fact {
  /** "fees.visit_city" */
  readonly key: string
  readonly zh: string | null
  readonly en: string | null
  readonly checked: string | null
  readonly place: Place
}

export interface ShopRecord {
  readonly name: Bilingual
  readonly greeting: Bilingual
  readonly starters: { readonly zh: readonly string[]; readonly en: readonly string[] }
  /** What the shop promises: the share of the bot's answers that may be wrong (0–1). */
  readonly wrongAnswersAtMost: number
  readonly place: Place
}

export interface CannedRecord {
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly text: string
  readonly place: Place
}
