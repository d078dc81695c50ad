import { z } from 'zod'
import { calendarDay } from './calendar-day.ts'
import { checkShape } from './check-shape.ts'
import type { Fact } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile, YamlValue } from './read-yaml.ts'

const text = z.string().trim().min(1)
const leaf = z.strictObject({
  zh: text.optional(),
  en: text.optional(),
  value: text.optional(),
  checked: calendarDay.optional(),
})
const LEAF_KEYS = ['zh', 'en', 'value', 'checked']

/** Flattens `facts.yaml` into leaves with dotted keys. */
export function readFacts(yaml: YamlFile, problems: Problem[]): Fact[] {
  const facts: Fact[] = []

  function walk(value: YamlValue, path: readonly string[]) {
    const place = { file: yaml.file, line: yaml.lineOf(path) }
    const refuse = (message: string) => problems.push({ severity: 'error', code: 'WRONG_SHAPE', ...place, message })
    const key = path.join('.')
    if (typeof value === 'string') {
      if (path.length === 0 || value.trim() === '') refuse('a fact needs a name and a value')
      else facts.push({ key, zh: value.trim(), en: value.trim(), checked: null, place })
      return
    }
    if (Array.isArray(value)) {
      refuse(`"${key}" is a list; a fact is one value, or { zh: …, en: … }`)
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
    facts.push({ key, zh, en, checked: found.checked ?? null, place })
  }

  if (yaml.value !== undefined) walk(yaml.value, [])
  return facts
}
