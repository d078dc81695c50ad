import { z } from 'zod'
import { checkShape } from './check-shape.ts'
import type { KnowledgeContent } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'

const groups = z.array(z.array(z.string().trim().min(1)).min(2)).default([])
export const synonymFile = z.strictObject({ zh: groups, en: groups })

/** Reads `synonyms.yaml`: groups of words that mean the same, a list each. */
export function readSynonyms(yaml: YamlFile, problems: Problem[]): KnowledgeContent['synonyms'] {
  return checkShape(synonymFile, yaml, yaml.value ?? {}, [], problems) ?? { zh: [], en: [] }
}
