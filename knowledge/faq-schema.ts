import { z } from 'zod'
import { faqFile } from './faq-file.ts'

/** The JSON schema of a FAQ file, by which editors complete and check while somebody types. Ends with a line end. */
export function faqJsonSchema(): string {
  const schema = z.toJSONSchema(faqFile, { io: 'input', reused: 'ref' })
  return `${JSON.stringify({ title: 'FAQ entries of a shop', ...schema }, null, 2)}\n`
}
