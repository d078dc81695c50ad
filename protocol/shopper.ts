import { z } from 'zod'
import type { Acknowledge } from './ack.ts'
import {
  type Choice,
  clientMessageId,
  epochMs,
  type locale,
  type Message,
  messageText,
  type Status,
  waitExit,
} from './message.ts'
import { seenText, text } from './text.ts'

/** `auth` of the Socket.IO namespace `/shopper`. Unknown keys are ignored, so that older servers serve newer widgets. */
export const shopperAuth = z.object({
  /** From an earlier `session`; without it a new visitor begins. */
  token: z.string().max(200).optional(),
  locale: z.string().max(35).optional(),
  /** Address of the page the shopper looks at. */
  page: text.max(2_000).optional(),
  /** Who is signed in at the shop, signed by the shop's server; see docs/protocol.md. */
  identity: z.string().max(4_000).optional(),
})
export type ShopperAuth = z.infer<typeof shopperAuth>

export interface Session {
  /** Keep it for the next visit: it is the only way back to this history. */
  readonly token: string
  readonly conversationId: string
  readonly status: Status['status']
  /** `seq` of the last message; 0 when there is none. */
  readonly head: number
  readonly locale: z.infer<typeof locale>
  /** What an empty conversation shows; never stored as messages. */
  readonly shop: {
    readonly name: string
    readonly greeting: string
    /** Pressing one sends its `id` as `choice`. */
    readonly starters: readonly Choice[]
    /** Desks that can be named in `handoff:request`; empty when there is only one. */
    readonly desks?: readonly { readonly id: string; readonly title: string }[]
  }
}

/** Exactly one of `text`, `choice`, `attachmentId`. */
export const shopperMessage = z
  .strictObject({
    clientMessageId,
    text: messageText.optional(),
    choice: text.min(1).max(200).optional(),
    attachmentId: z.string().min(1).max(100).optional(),
  })
  .refine(m => [m.text, m.choice, m.attachmentId].filter(part => part !== undefined).length === 1, {
    message: 'exactly one of text, choice, attachmentId',
  })
export type ShopperMessage = z.infer<typeof shopperMessage>

export const sync = z.strictObject({ after: z.number().int().nonnegative() })
export const nothing = z.strictObject({})
/** `desk` is a wish; `supervisor` asks for one, also while an agent is here. */
export const handOffRequest = z.strictObject({
  desk: text.min(1).max(60).optional(),
  reason: z.enum(['supervisor']).optional(),
})
export type HandOffRequest = z.infer<typeof handOffRequest>
/** `contact` is how to reach the shopper, needed for all but `keep`; `at` when to call, at the earliest. */
export const waitChoice = z
  .strictObject({
    exit: waitExit,
    contact: seenText.min(3).max(200).optional(),
    text: messageText.optional(),
    at: epochMs.optional(),
  })
  .refine(choice => choice.exit === 'keep' || choice.contact !== undefined, {
    message: 'is needed to reach the shopper',
    path: ['contact'],
  })
export type WaitChoice = z.infer<typeof waitChoice>
export const recordFormat = z.enum(['html', 'text'])
export const rating = z.strictObject({
  score: z.number().int().min(1).max(5),
  reasons: z.array(text.max(40)).max(8).optional(),
  comment: text.max(1_000).optional(),
})
export type Rating = z.infer<typeof rating>
export const typing = z.strictObject({ on: z.boolean() })
export const read = z.strictObject({ seq: z.number().int().nonnegative() })
/** Half-typed text, for titles that complete it. */
export const typeahead = z.strictObject({ text: text.max(100) })
/** 有帮助 / 没帮助 for the answer in message `seq`. */
export const feedback = z.strictObject({ seq: z.number().int().positive(), helpful: z.boolean() })

export interface Sent {
  readonly seq: number
  readonly at: number
}
export interface Synced {
  /** In order of `seq`, at most 200; ask again with the last `seq` while it is below `head`. */
  readonly messages: readonly Message[]
  readonly head: number
  readonly status: Status
}

/** A desk that somebody who waits could be moved to with `handoff:request`. */
export interface OtherDesk {
  readonly id: string
  /** In the shopper's language. */
  readonly title: string
  readonly isOpen: boolean
  /** While closed: when it opens next; `null` when its hours name no such time, or when it is open. */
  readonly opensAt: number | null
}

/** The whole conversation, to keep. */
export interface SavedRecord {
  /** A page that needs nothing else. */
  readonly html: string
  readonly text: string
  /** Without an ending, e.g. "云朵电器-2026-11-02". */
  readonly name: string
}

export interface ShopperToServer {
  'message:send': (message: ShopperMessage, ack: Acknowledge<Sent>) => void
  sync: (request: z.infer<typeof sync>, ack: Acknowledge<Synced>) => void
  'handoff:request': (request: HandOffRequest, ack: Acknowledge<Status>) => void
  'handoff:cancel': (request: z.infer<typeof nothing>, ack: Acknowledge<Status>) => void
  /** `NOT_IN_QUEUE` when an agent has joined meanwhile, or nobody was asked for. */
  'wait:choose': (request: WaitChoice, ack: Acknowledge<Status>) => void
  /** All but the one where the shopper is. Empty when there is nothing to choose: one desk only, or nobody waits. */
  'desks:get': (request: z.infer<typeof nothing>, ack: Acknowledge<{ desks: readonly OtherDesk[] }>) => void
  'record:get': (request: z.infer<typeof nothing>, ack: Acknowledge<SavedRecord>) => void
  'rating:send': (request: Rating, ack: Acknowledge<null>) => void
  typing: (request: z.infer<typeof typing>, ack: Acknowledge<null>) => void
  read: (request: z.infer<typeof read>, ack: Acknowledge<null>) => void
  typeahead: (
    request: z.infer<typeof typeahead>,
    ack: Acknowledge<{ titles: readonly { id: string; title: string }[] }>,
  ) => void
  feedback: (request: z.infer<typeof feedback>, ack: Acknowledge<null>) => void
}

export interface ServerToShopper {
  session: (session: Session) => void
  'message:new': (message: Message) => void
  status: (status: Status) => void
  /** Every few seconds, and after each connect: a reader that is behind asks `sync`. */
  head: (head: { seq: number }) => void
  /** The agent is writing. */
  typing: (typing: { on: boolean }) => void
  /** The agent has seen the shopper's messages up to `seq`. */
  read: (read: { seq: number }) => void
}

/** The payload schema of every event a shopper may send; the server parses with these and nothing else. */
export const shopperEvents = {
  'message:send': shopperMessage,
  sync,
  'handoff:request': handOffRequest,
  'handoff:cancel': nothing,
  'wait:choose': waitChoice,
  'desks:get': nothing,
  'record:get': nothing,
  'rating:send': rating,
  typing,
  read,
  typeahead,
  feedback,
} as const
