import { z } from 'zod'
import { bilingual } from './bilingual.ts'
import { checkShape } from './check-shape.ts'
import type { KnowledgeContent } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'
import { writtenAs } from './written-as.ts'

const id = writtenAs(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, "-", "_" and "."', '字母、数字、“-”“_”“.”')
const choice = z.union([
  z.strictObject({ id, label: bilingual }),
  bilingual.transform(label => ({ id: label.en, label })),
])
const KINDS = ['text', 'order_no', 'model', 'date', 'phone', 'photo', 'choice'] as const
const field = z
  .strictObject({
    id,
    label: bilingual,
    kind: z.enum(KINDS),
    required: z
      .enum(['true', 'false'])
      .transform(word => word === 'true')
      .default(false),
    choices: z.array(choice).default([]),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, {
    error: 'is a choice and needs "choices:"',
    params: { zh: '是选择题，要写 choices:' },
  })
  .meta({
    anyOf: [
      { type: 'object', properties: { kind: { enum: KINDS.filter(kind => kind !== 'choice') } } },
      { type: 'object', properties: { choices: { type: 'array', minItems: 1 } }, required: ['choices'] },
    ],
  })
export const formFile = z.strictObject({ id, title: bilingual, fields: z.array(field).min(1) })

type FormRecord = KnowledgeContent['forms'][number]

/** Reads one guided form. A choice is `{ id, label }`, or only its label. */
export function readForm(yaml: YamlFile, problems: Problem[]): FormRecord[] {
  const found = checkShape(formFile, yaml, yaml.value, [], problems)
  if (found === null) return []
  return [{ ...found, place: { file: yaml.file, line: 1 } }]
}
