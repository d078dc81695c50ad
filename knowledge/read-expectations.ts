import { z } from 'zod'
import { checkShape } from './check-shape.ts'
import type { Place } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'

/** "Whoever asks this must get that": what the shop does not want to lose by a later change. */
export interface Expectation {
  readonly ask: string
  /** The entry that must answer, or "human" when the shopper must be handed to a person. */
  readonly expect: string
  readonly place: Place
}

export const expectation = z.strictObject({ ask: z.string().trim().min(1), expect: z.string().trim().min(1) })

/** Reads a file of `tests/`: a list of `{ ask, expect }`. */
export function readExpectations(yaml: YamlFile, problems: Problem[]): Expectation[] {
  const items = checkShape(z.array(z.unknown()), yaml, yaml.value ?? [], [], problems) ?? []
  return items.flatMap((item, at) => {
    const found = checkShape(expectation, yaml, item, [at], problems)
    return found ? [{ ...found, place: { file: yaml.file, line: yaml.lineOf([at]) } }] : []
  })
}
