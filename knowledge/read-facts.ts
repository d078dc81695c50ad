import { z } from 'zod'
import { calendarDay } from './calendar-day.ts'
import { checkShape } from './check-shape.ts'
import type { Fact } from './content.ts'
import type { Problem } from './knowledge.ts'
import { error } from './lint/rule.ts'
import { type SentenceName, say } from './lint/sentences.ts'
import type { YamlFile, YamlValue } from './read-yaml.ts'

const text = z.string().trim().min(1)
const leaf = z.strictObject({
  zh: text.optional(),
  en: text.optional(),
  value: text.optional(),
  checked: calendarDay.optional(),
})
const LEAF_KEYS = ['zh', 'en', 'value', 'checked']

/** A fact, as an editor sees it: an unquoted `50` is a number there, and text to the reader. */
const typedText = z.union([text, z.number()])
const typed = leaf.extend({ zh: typedText.optional(), en: typedText.optional(), value: typedText.optional() })
const typedFact = z.union([
  typed.extend({ zh: typedText }),
  typed.extend({ en: typedText }),
  typed.extend({ value: typedText }),
])
const groupName = z.string().regex(new RegExp(`^(?!(?:${LEAF_KEYS.join('|')})$).+$`), 'a name of its own')
const group = z
  .record(
    groupName,
    z.lazy((): z.ZodType => fact),
  )
  .meta({ id: 'group' })
const fact = z.union([typedText, typedFact, group]).meta({ id: 'fact' })
/** Facts stand in groups, as deep as one likes. */
export const factFile = z.record(groupName, fact)

/** Flattens `facts.yaml` into leaves with dotted keys. */
export function readFacts(yaml: YamlFile, problems: Problem[]): Fact[] {
  const facts: Fact[] = []

  function walk(value: YamlValue, path: readonly string[]) {
    const place = { file: yaml.file, line: yaml.lineOf(path) }
    const key = path.join('.')
    const refuse = (sentence: SentenceName) => problems.push(error('WRONG_SHAPE', place, say(sentence, { key })))
    if (typeof value === 'string') {
      if (path.length === 0) refuse('FACTS_NO_MAP')
      else if (value.trim() === '') refuse('FACT_EMPTY')
      else facts.push({ key, zh: value.trim(), en: value.trim(), checked: null, place })
      return
    }
    if (Array.isArray(value)) {
      refuse(path.length === 0 ? 'FACTS_NO_MAP' : 'FACT_IS_LIST')
      return
    }
    const map = value as { readonly [key: string]: YamlValue }
    if (!LEAF_KEYS.some(name => typeof map[name] === 'string')) {
      for (const [name, inner] of Object.entries(map)) walk(inner, [...path, name])
      return
    }
    const found = checkShape(leaf, yaml, map, path, problems)
    if (found === null) return
    const { zh = found.value ?? null, en = found.value ?? null } = found
    if (zh === null && en === null) refuse('FACT_EMPTY')
    else facts.push({ key, zh, en, checked: found.checked ?? null, place })
  }

  if (yaml.value !== undefined) walk(yaml.value, [])
  return facts
}
