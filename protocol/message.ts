import { z } from 'zod'
import { isSeen, text } from './text.ts'

export const locale = z.enum(['zh-CN', 'en'])
export type Locale = z.infer<typeof locale>

/** Milliseconds since 1970 UTC. */
export const epochMs = z.number().int().nonnegative()

/** A button under a message; pressing it sends `choice: id`. */
export const choice = z.object({ id: z.string(), label: z.string() })
export type Choice = z.infer<typeof choice>

/** Where the facts of an answer come from (R110). `checked` is a day, "2026-09-01". */
export const source = z.object({ title: z.string(), checked: z.string().nullable() })

export const attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  /** Pixels. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
})
export type Attachment = z.infer<typeof attachment>

/**
 * Things that are more than text. `notice` is what a system line reports; the text says the same in words,
 * so a client that does not know a kind loses nothing.
 */
export const card = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('notice'),
    notice: z.enum([
      'queued',
      'joined',
      'left',
      'transferred',
      'closed',
      'reopened',
      'offline',
      'cancelled',
      'backToBot',
      'waitingLong',
      'messageLeft',
      'callbackBooked',
      'supervisorAsked',
      'safety',
    ]),
  }),
  /** An answer that can be judged with 有帮助 / 没帮助. */
  z.object({ kind: z.literal('answer'), entryId: z.string() }),
])
export type Card = z.infer<typeof card>

/** One message as the shopper's side sees it. Text of bot and agents is Markdown, text of shoppers is plain. */
export const message = z.object({
  /** 1, 2, 3 … without gaps in each conversation. */
  seq: z.number().int().positive(),
  id: z.string(),
  from: z.enum(['shopper', 'bot', 'agent', 'system']),
  at: epochMs,
  text: z.string(),
  /** Echo of the sender's id, so that it can match its own copy. */
  clientMessageId: z.string().optional(),
  choices: z.array(choice).optional(),
  card: card.optional(),
  attachment: attachment.optional(),
  source: source.optional(),
  /** Who of the team wrote it; only with `from: 'agent'`. `number` is the 工号. */
  agent: z.object({ name: z.string(), number: z.string() }).optional(),
})
export type Message = z.infer<typeof message>

/** What somebody who waits may do: go on waiting, leave a message with a way to be reached, be called back. */
export const waitExit = z.enum(['keep', 'message', 'callback'])
export type WaitExit = z.infer<typeof waitExit>

export const conversationStatus = z.enum(['bot', 'queued', 'agent', 'offline', 'closed'])
export type ConversationStatus = z.infer<typeof conversationStatus>

export const status = z.object({
  status: conversationStatus,
  /** Only while queued. Seconds, low and high end of an honest range. */
  queue: z
    .object({
      position: z.number().int().positive(),
      waitSeconds: z.tuple([z.number(), z.number()]),
      /** `false`: nobody who may serve this shopper is online. The range is then no promise and not to be shown. */
      isStaffed: z.boolean().optional(),
      /** What can be chosen with `wait:choose`. */
      exits: z.array(waitExit).optional(),
    })
    .optional(),
  /** Only while with an agent. */
  agent: z.object({ name: z.string(), number: z.string() }).optional(),
  /** Only while offline: when the desk opens next; `null` when its hours name no such time. */
  opensAt: epochMs.nullable().optional(),
  /** While offline, or with an agent who is late to answer: what can be chosen with `wait:choose`. */
  exits: z.array(waitExit).optional(),
  /** While with people: the desk, its title in the shopper's language. */
  desk: z.object({ id: z.string(), title: z.string() }).optional(),
  /** What the shopper left with `wait:choose`; `contact` is masked, `at` is when somebody will look at it or call. */
  callback: z.object({ kind: z.enum(['message', 'callback']), contact: z.string(), at: epochMs.nullable() }).optional(),
  /** The shopper has asked for a supervisor, who is told. */
  supervisorAsked: z.boolean().optional(),
  /** Only when closed: whether this episode can still be rated. */
  canRate: z.boolean().optional(),
  /** Only while it can be rated: until when. */
  rateUntil: epochMs.optional(),
  /** Only when closed: names the episode, to be quoted later. */
  caseNumber: z.string().optional(),
  /** Only when closed: by when something is followed up, as the agent promised. */
  followUpAt: epochMs.optional(),
  /** Only when closed: what was asked and who dealt with it, in the shopper's language. */
  summary: z.string().optional(),
})
export type Status = z.infer<typeof status>

/** What the sender keeps until it is acknowledged. */
export const clientMessageId = z.uuid()
export const messageText = text.max(4_000).refine(isSeen, 'must not be empty')
