import { z } from 'zod'
import { seenText, text } from './text.ts'

/** Relative to the knowledge folder, with "/", e.g. `faq/warranty.zh.yaml`. */
export const knowledgePath = z
  .string()
  .max(200)
  .regex(
    /^(?:[\p{L}\p{N}][\p{L}\p{N}._-]*\/){0,4}[\p{L}\p{N}][\p{L}\p{N}._-]*\.(?:ya?ml|csv)$/u,
    'a YAML or CSV file inside the knowledge folder',
  )

export const problem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  file: z.string(),
  line: z.number().int(),
  /** What is wrong and what to do, in English. */
  message: z.string(),
  /** The same in Chinese. */
  messageZh: z.string(),
  /** What the sentences name: entries, texts, days. */
  params: z.record(z.string(), z.string()),
})
export type Problem = z.infer<typeof problem>

/** What `{{key}}` in an answer stands for: facts, `hours.…`, `contacts.…`, `shop.name`. */
export const fact = z.object({ key: z.string(), zh: z.string().nullable(), en: z.string().nullable() })
export type Fact = z.infer<typeof fact>

export const knowledgeFile = z.object({
  path: z.string(),
  /** Hash of the text; sent back with a change, so that two editors at once are noticed. */
  revision: z.string(),
  topic: z.string().nullable(),
  language: z.enum(['zh', 'en']).nullable(),
  entries: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
})
export type KnowledgeFile = z.infer<typeof knowledgeFile>

export const knowledgeOverview = z.object({
  /** Of what answers shoppers now. */
  version: z.string(),
  publishedAt: z.number().int(),
  files: z.array(knowledgeFile),
  problems: z.array(problem),
  facts: z.array(fact),
})
export type KnowledgeOverview = z.infer<typeof knowledgeOverview>

export const fileText = z.object({ path: z.string(), text: z.string(), revision: z.string() })
export type FileText = z.infer<typeof fileText>

/** One file as the editor wants it. `text: null` deletes it; `revision: null` makes a new one. */
export const fileChange = z.strictObject({
  path: knowledgePath,
  text: text.max(256 * 1024).nullable(),
  revision: z.string().max(100).nullable(),
})
export type FileChange = z.infer<typeof fileChange>
const changes = z.array(fileChange).max(50)

export const checkRequest = z.strictObject({ changes })
export const checked = z.object({ problems: z.array(problem), facts: z.array(fact) })
export type Checked = z.infer<typeof checked>

export const tryRequest = z.strictObject({ changes, question: text.min(1).max(500) })
export const tried = z.object({
  decision: z.enum(['answer', 'askBack', 'smallTalk', 'handOver']),
  reason: z.string().nullable(),
  candidates: z.array(
    z.object({
      entryId: z.string(),
      title: z.string(),
      confidence: z.number(),
      /** `faq/warranty.zh.yaml:12` */
      file: z.string(),
    }),
  ),
  /** Markdown, as the shopper would read it; `null` unless it is an answer. */
  answer: z.string().nullable(),
  /** Questions of the same message that are left open: the shopper is told so. */
  open: z.array(z.string()),
  why: z
    .object({
      words: z.array(z.object({ word: z.string(), share: z.number() })),
      repairs: z.array(z.object({ typed: z.string(), read: z.string(), by: z.string() })),
      matchedQuestion: z.string(),
      doubts: z.array(z.string()),
      margin: z.number(),
    })
    .nullable(),
})
export type Tried = z.infer<typeof tried>

export const publishRequest = z.strictObject({ changes: changes.min(1), summary: seenText.max(200) })
export const published = z.object({ version: z.string(), problems: z.array(problem) })
export type Published = z.infer<typeof published>

/** Why a publish or a rollback was stopped; the body of the 409 or 422 that says so. */
export const publishRefusal = z.object({
  code: z.enum(['KNOWLEDGE_CONFLICT', 'KNOWLEDGE_REFUSED', 'KNOWLEDGE_ROLLBACK_CLASH', 'KNOWLEDGE_TESTS_FAILED']),
  message: z.string(),
  /** Files that somebody else has changed meanwhile; of a rollback, those changed at the same places since. */
  conflicts: z.array(z.string()).optional(),
  /** The publishes that changed them, newest first; none when it was done by hand. */
  later: z.array(z.object({ id: z.string(), by: z.string(), at: z.number().int(), summary: z.string() })).optional(),
  problems: z.array(problem).optional(),
  failedTests: z
    .array(
      z.object({
        file: z.string(),
        line: z.number().int(),
        question: z.string(),
        expected: z.string(),
        /** In English, and in Chinese. */
        got: z.string(),
        gotZh: z.string(),
      }),
    )
    .optional(),
})
export type PublishRefusal = z.infer<typeof publishRefusal>

export const knowledgeVersion = z.object({
  id: z.string(),
  version: z.string(),
  at: z.number().int(),
  by: z.string(),
  summary: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      change: z.enum(['added', 'changed', 'deleted']),
      added: z.number().int(),
      removed: z.number().int(),
    }),
  ),
})
export type KnowledgeVersion = z.infer<typeof knowledgeVersion>
export const rollbackRequest = z.strictObject({ id: z.string().min(1).max(100) })

/** Questions that were not answered, or asked again, grouped by likeness (L10). */
export const missedGroup = z.object({
  key: z.string(),
  /** The question in the middle of the group: a draft's title. */
  title: z.string(),
  language: z.enum(['zh', 'en']),
  count: z.number().int(),
  firstAt: z.number().int(),
  lastAt: z.number().int(),
  /** Newest first, at most ten; each as a shopper typed it, with numbers masked. */
  samples: z.array(
    z.object({ text: z.string(), at: z.number().int(), reason: z.enum(['unanswered', 'askedAgain', 'unhelpful']) }),
  ),
  /** Count a day for the last 14 days, oldest first. */
  days: z.array(z.number().int()),
  /** The entry that the bot comes nearest to, if any. */
  nearest: z.object({ entryId: z.string(), title: z.string(), confidence: z.number() }).nullable(),
  /** What shoppers picked most often when the bot asked back, and how often: better evidence than likeness. */
  chosen: z.object({ entryId: z.string(), title: z.string(), count: z.number().int() }).nullable(),
})
export type MissedGroup = z.infer<typeof missedGroup>
export const dismissRequest = z.strictObject({ key: text.min(1).max(100) })

/** What the stored questions would get from the changed knowledge (L6). */
export const replayRequest = z.strictObject({
  changes,
  sinceHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 90),
})
export const replayed = z.object({
  questions: z.number().int(),
  same: z.number().int(),
  changed: z.number().int(),
  nowAnswered: z.number().int(),
  nowLost: z.number().int(),
  samples: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(['changed', 'nowAnswered', 'nowLost']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
export type Replayed = z.infer<typeof replayed>

export const importReport = z.object({
  /** What the upload would change; to be reviewed and published like any other change. */
  changes: z.array(z.object({ path: z.string(), text: z.string(), revision: z.string().nullable() })),
  accepted: z.number().int(),
  /** `reason` in English, `reasonZh` in Chinese. */
  refused: z.array(z.object({ row: z.number().int(), reason: z.string(), reasonZh: z.string() })),
})
export type ImportReport = z.infer<typeof importReport>
