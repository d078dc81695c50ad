import { z } from 'zod'
import { bilingual } from './bilingual.ts'
import { checkShape } from './check-shape.ts'
import type { KnowledgeContent } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, 'letters, digits, "-", "_" and "."')
const choice = z.union([
  z.strictObject({ id, label: bilingual }),
  bilingual.transform(label => ({ id: label.en, label })),
])
const field = z.strictObject({
  id,
  label: bilingual,
  kind: z.enum(['text', 'order_no', 'model', 'date', 'phone', 'photo', 'choice']),
  required: z
    .enum(['true', 'false'])
    .transform(word => word === 'true')
    .default(false),
  choices: z.array(choice).default([]),
})
export const formFile = z.strictObject({ id, title: bilingual, fields: z.array(field).min(1) })

type FormRecord = KnowledgeContent['forms'][number]

/** Reads one guided form. A choice is `{ id, label }`, or only its label. */
export function readForm(yaml: YamlFile, problems: Problem[]): FormRecord[] {
  const found = checkShape(formFile, yaml, yaml.value, [], problems)
  if (found === null) return []
  found.fields.forEach((one, at) => {
    if (one.kind !== 'choice' || one.choices.length > 0) return
    const place = { file: yaml.file, line: yaml.lineOf(['fields', at]) }
    problems.push({
      severity: 'error',
      code: 'WRONG_SHAPE',
      ...place,
      message: `"${one.id}" is a choice and needs "choices:"`,
    })
  })
  return [{ ...found, place: { file: yaml.file, line: 1 } }]
}
