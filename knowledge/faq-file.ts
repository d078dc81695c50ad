import { z } from 'zod'
import { writtenAs } from './written-as.ts'

/** "2026-09-01". YAML reads a bare date as a string here, since the core schema has no dates. */
const day = writtenAs(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD', '日期，如 2026-10-01')

/** Where the fact comes from and when somebody last checked it (R110). A bare string is a title that nobody has dated. */
export const source = z.union([
  z.string().trim().min(1),
  z.strictObject({ title: z.string().trim().min(1), checked: day.optional() }),
])

/** One FAQ entry, as content staff write it. Only `id`, `question` and `answer` must be there. */
export const faqEntry = z.strictObject({
  id: writtenAs(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, "-", "_" and "."', '小写字母、数字、“-”“_”“.”'),
  question: z.string().trim().min(1),
  variants: z.array(z.string().trim().min(1)).default([]),
  /** Markdown; `{{hours.human}}`, `{{fees.visit}}` … stand for facts. */
  answer: z.string().trim().min(1),
  category: z.string().trim().min(1).optional(),
  keywords: z.array(z.string().trim().min(1)).default([]),
  source: source.optional(),
  valid_until: day.optional(),
  channels: z.array(z.enum(['web', 'wechat', 'weibo', 'email', 'voice', 'sms', 'webhook'])).optional(),
  /** Ids of entries that shoppers often ask next. */
  follow_ups: z.array(z.string()).default([]),
})
export type FaqEntry = z.infer<typeof faqEntry>

/** A file is a list of entries, or a map with defaults for all of them. */
export const faqFile = z.union([
  z.array(faqEntry),
  z.strictObject({
    topic: z.string().trim().min(1).optional(),
    language: z.enum(['zh', 'en']).optional(),
    category: z.string().trim().min(1).optional(),
    source: source.optional(),
    entries: z.array(faqEntry),
  }),
])
export type FaqFile = z.infer<typeof faqFile>
