import type { z } from 'zod'
import type { Problem } from './knowledge.ts'
import { error } from './lint/rule.ts'
import { type Said, say } from './lint/sentences.ts'
import type { YamlFile } from './read-yaml.ts'

/**
 * Checks the part of a file at `path` against a schema.
 *
 * @returns the parsed value, or null after the faults were added to `problems`.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  yaml: YamlFile,
  value: unknown,
  path: readonly PropertyKey[],
  problems: Problem[],
): T | null {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues.slice(0, 20)) {
    const { path: issuePath, said } = sayIssue(issue)
    problems.push(error('WRONG_SHAPE', { file: yaml.file, line: yaml.lineOf([...path, ...issuePath]) }, said))
  }
  return null
}

/** What is wrong with a value, in both languages, and with which part of it. */
export function sayIssue(issue: z.core.$ZodIssue): { readonly path: readonly PropertyKey[]; readonly said: Said } {
  const { path, words, wordsZh } = explain(issue)
  const named = path.join('.')
  const said = say('WRONG_SHAPE', {
    where: named === '' ? 'this' : `"${named}"`,
    whereZh: named === '' ? '这里' : `“${named}”`,
    words,
    wordsZh,
  })
  return { path, said }
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly words: string
  readonly wordsZh: string
}

function explain(issue: z.core.$ZodIssue): Fault {
  const path = issue.path
  switch (issue.code) {
    case 'invalid_type':
      return { path, ...wrongType(issue) }
    case 'unrecognized_keys':
      return {
        path: [...path, issue.keys[0] ?? ''],
        words: `is not known here; check the spelling of ${issue.keys.join(', ')}`,
        wordsZh: `不是这里认识的名字，请检查拼写：${issue.keys.join('、')}`,
      }
    case 'too_small':
      return issue.origin === 'string'
        ? { path, words: 'must not be empty', wordsZh: '不能为空' }
        : { path, words: `needs at least ${issue.minimum}`, wordsZh: `至少要有 ${issue.minimum} 个` }
    case 'too_big':
      return { path, words: `may have at most ${issue.maximum}`, wordsZh: `最多 ${issue.maximum} 个` }
    case 'invalid_key':
      return issue.issues[0] ? { ...explain(issue.issues[0]), path } : { path, ...WRONG_WAY }
    case 'invalid_value':
      return {
        path,
        words: `must be one of: ${issue.values.join(', ')}`,
        wordsZh: `只能是：${issue.values.join('、')}`,
      }
    case 'invalid_union':
      return explainUnion(issue)
    case 'custom':
      return {
        path,
        words: issue.message,
        wordsZh: typeof issue.params?.zh === 'string' ? issue.params.zh : WRONG_WAY.wordsZh,
      }
    default:
      return { path, ...WRONG_WAY }
  }
}

const WRONG_WAY = { words: 'is written in the wrong way', wordsZh: '写法不对' }

const TYPES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  string: ['text', '文字'],
  array: ['a list ("- …")', '列表（“- …”）'],
  object: ['a map ("name: …")', '键值（“名字: …”）'],
  record: ['a map ("name: …")', '键值（“名字: …”）'],
}

function wrongType(issue: z.core.$ZodIssueInvalidType): Omit<Fault, 'path'> {
  if (issue.input === undefined && /undefined/.test(issue.message)) return { words: 'is missing', wordsZh: '没有写' }
  const [wanted, wantedZh] = TYPES[issue.expected] ?? [issue.expected, issue.expected]
  return {
    words: `must be ${wanted}; a text that begins with "{" or "[" needs quotes`,
    wordsZh: `要写成${wantedZh}；以“{”或“[”开头的文字要加引号`,
  }
}

/** The branch that got furthest tells most: a map with one wrong key is not "neither text nor a map". */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion): Fault {
  const deepest = issue.errors
    .map(branch => branch[0])
    .filter(first => first !== undefined)
    .sort(
      (a, b) => b.path.length - a.path.length || Number(a.code === 'invalid_type') - Number(b.code === 'invalid_type'),
    )[0]
  if (!deepest) return { path: issue.path, ...WRONG_WAY }
  const inner = explain(deepest)
  return { ...inner, path: [...issue.path, ...inner.path] }
}
