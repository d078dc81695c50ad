import { z } from 'zod'
import type { Bilingual } from './knowledge.ts'

const text = z.string().trim().min(1)

/** `{ zh: …, en: … }`, one of the two, or one bare text for both. */
export const bilingual = z
  .union([
    text.transform(both => ({ zh: both, en: both })),
    z.strictObject({ zh: text, en: text }),
    z.strictObject({ zh: text }).transform(({ zh }) => ({ zh, en: zh })),
    z.strictObject({ en: text }).transform(({ en }) => ({ zh: en, en })),
  ])
  .pipe(z.custom<Bilingual>())
