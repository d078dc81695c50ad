import type { Language } from '../bot/entry.ts'
import { checkShape } from './check-shape.ts'
import type { FaqRecord } from './content.ts'
import { type FaqEntry, faqEntry, faqFile } from './faq-file.ts'
import type { Problem } from './knowledge.ts'
import { error, warning } from './lint/rule.ts'
import { say } from './lint/sentences.ts'
import type { YamlFile, YamlValue } from './read-yaml.ts'

const [, mapForm] = faqFile.options
const fileDefaults = mapForm.omit({ entries: true })

/** Reads the entries of one FAQ file. A faulty entry is named and left out; its neighbours are kept. */
export function readFaq(yaml: YamlFile, problems: Problem[]): FaqRecord[] {
  const { value } = yaml
  if (value === undefined) {
    problems.push(warning('EMPTY_FILE', { file: yaml.file, line: 1 }, say('EMPTY_FILE', {})))
    return []
  }
  if (isList(value)) return value.flatMap((item, at) => readEntry(yaml, item, [at], {}, problems))
  if (typeof value === 'string' || !isList(value.entries ?? '')) {
    problems.push(error('WRONG_SHAPE', { file: yaml.file, line: 1 }, say('FAQ_NO_LIST', {})))
    return []
  }
  const { entries, ...rest } = value
  const defaults = checkShape(fileDefaults, yaml, rest, [], problems)
  if (defaults === null) return []
  return (entries as YamlValue[]).flatMap((item, at) => readEntry(yaml, item, ['entries', at], defaults, problems))
}

/** Whether a file of an unfamiliar name holds FAQ entries all the same. */
export function looksLikeFaq({ value }: YamlFile): boolean {
  if (value === undefined || typeof value === 'string') return false
  const list = isList(value) ? value : value.entries
  if (list === undefined || !isList(list)) return false
  return list.some(item => typeof item === 'object' && 'question' in item && 'answer' in item)
}

type Defaults = { language?: Language | undefined; category?: string | undefined; source?: FaqEntry['source'] }

function readEntry(
  yaml: YamlFile,
  item: YamlValue,
  path: readonly PropertyKey[],
  defaults: Defaults,
  problems: Problem[],
): FaqRecord[] {
  const entry = checkShape(faqEntry, yaml, item, path, problems)
  if (entry === null) return []
  const lines: Record<string, number> = {}
  for (const key of Object.keys(item)) lines[key] = yaml.lineOf([...path, key])
  for (const list of ['variants', 'keywords', 'follow_ups'] as const) {
    entry[list].forEach((_, at) => {
      lines[`${list}.${at}`] = yaml.lineOf([...path, list, at])
    })
  }
  const language = defaults.language ?? languageOfName(yaml.file) ?? languageOfText(entry)
  const place = { file: yaml.file, line: lines.id ?? yaml.lineOf(path) }
  const category = entry.category ?? defaults.category
  const source = entry.source ?? defaults.source
  return [{ ...entry, ...(category ? { category } : {}), ...(source ? { source } : {}), language, place, lines }]
}

function languageOfName(file: string): Language | undefined {
  return /[._-](zh|en)(?:-[a-z]+)?\.ya?ml$/i.exec(file)?.[1]?.toLowerCase() as Language | undefined
}

function languageOfText(entry: FaqEntry): Language {
  return /\p{Script=Han}/u.test([entry.question, ...entry.variants].join()) ? 'zh' : 'en'
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value)
}
