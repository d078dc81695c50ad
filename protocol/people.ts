import { z } from 'zod'
import { attachment } from './message.ts'
import { seenText, text } from './text.ts'

export const role = z.enum(['agent', 'supervisor', 'editor', 'admin'])
export type Role = z.infer<typeof role>

/** NIST-style: long enough, anything goes, nothing well known (checked on the server). */
export const password = text.min(8).max(200)
const login = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@-]{0,59}$/,
    '1–60 letters, digits, ".", "_", "@" or "-", beginning with a letter or digit',
  )

export const signIn = z.strictObject({ login: text.min(1).max(60), password: text.min(1).max(200) })

export const agentProfile = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  /** 工号, shown to shoppers. */
  number: z.string(),
  role,
  desks: z.array(z.string()),
  /** How many conversations at once. */
  capacity: z.number().int(),
  disabled: z.boolean(),
})
export type AgentProfile = z.infer<typeof agentProfile>

export const signedIn = z.object({ token: z.string(), agent: agentProfile })
export type SignedIn = z.infer<typeof signedIn>

/** One sign-in that still holds. */
export const agentSession = z.object({
  id: z.string(),
  startedAt: z.number().int(),
  lastUsedAt: z.number().int(),
  /** The one that asks. */
  isCurrent: z.boolean(),
  /** "Chrome · Windows"; `null` when it is not known. */
  device: z.string().nullable().optional(),
})
export type AgentSession = z.infer<typeof agentSession>

export const newAgent = z.strictObject({
  login,
  password,
  name: seenText.max(60),
  number: seenText.max(20),
  role: role.default('agent'),
  desks: z.array(text.min(1).max(60)).max(50).default(['human']),
  capacity: z.number().int().min(1).max(100).default(5),
})
export type NewAgent = z.infer<typeof newAgent>

export const agentChange = z.strictObject({
  name: seenText.max(60).optional(),
  number: seenText.max(20).optional(),
  role: role.optional(),
  desks: z.array(text.min(1).max(60)).max(50).optional(),
  capacity: z.number().int().min(1).max(100).optional(),
  disabled: z.boolean().optional(),
  password: password.optional(),
})
export type AgentChange = z.infer<typeof agentChange>

/** The one-time link of the first start. */
export const setup = z.strictObject({
  code: z.string().min(1).max(200),
  login,
  password,
  name: seenText.max(60),
})

export const cannedReply = z.object({
  id: z.string(),
  language: z.enum(['zh', 'en']),
  title: z.string(),
  /** `[[订单号]]` is a blank to fill. */
  text: z.string(),
})
export type CannedReply = z.infer<typeof cannedReply>

/** A colleague to whom a conversation can be handed. */
export const colleague = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  presence: z.enum(['online', 'busy', 'offline']),
  load: z.number().int(),
  capacity: z.number().int(),
})
export const desk = z.object({ id: z.string(), title: z.string(), isOpen: z.boolean() })
export const team = z.object({ colleagues: z.array(colleague), desks: z.array(desk) })
export type Team = z.infer<typeof team>

export const uploaded = attachment
export const failure = z.object({ code: z.string(), message: z.string() })
