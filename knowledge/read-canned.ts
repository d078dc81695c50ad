import { z } from 'zod'
import { checkShape } from './check-shape.ts'
import type { CannedRecord } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'

export const cannedReply = z.strictObject({
  id: z.string().trim().min(1),
  language: z.enum(['zh', 'en']).optional(),
  title: z.string().trim().min(1),
  text: z.string().trim().min(1),
})

/** Reads `canned-replies.yaml`. A reply without a language is Chinese when it holds a Chinese character. */
export function readCanned(yaml: YamlFile, problems: Problem[]): CannedRecord[] {
  const items = checkShape(z.array(z.unknown()), yaml, yaml.value ?? [], [], problems) ?? []
  return items.flatMap((item, at) => {
    const found = checkShape(cannedReply, yaml, item, [at], problems)
    if (found === null) return []
    const { language = /\p{Script=Han}/u.test(found.text) ? 'zh' : 'en' } = found
    return [{ ...found, language, place: { file: yaml.file, line: yaml.lineOf([at]) } }]
  })
}
