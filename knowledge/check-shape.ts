import type { z } from 'zod'
import type { Problem } from './knowledge.ts'
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
    const { path: issuePath, words } = explain(issue)
    const where = issuePath.length > 0 ? `"${issuePath.join('.')}"` : 'this'
    problems.push({
      severity: 'error',
      code: 'WRONG_SHAPE',
      file: yaml.file,
      line: yaml.lineOf([...path, ...issuePath]),
      message: `${where} ${words}`,
    })
  }
  return null
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly words: string
}

function explain(issue: z.core.$ZodIssue): Fault {
  const path = issue.path
  switch (issue.code) {
    case 'invalid_type':
      return { path, words: wrongType(issue) }
    case 'unrecognized_keys':
      return {
        path: [...path, issue.keys[0] ?? ''],
        words: `is not known here; check the spelling of ${issue.keys.join(', ')}`,
      }
    case 'too_small':
      return { path, words: issue.origin === 'string' ? 'must not be empty' : `needs at least ${issue.minimum}` }
    case 'too_big':
      return { path, words: `may have at most ${issue.maximum}` }
    case 'invalid_format':
      return {
        path,
        words: issue.message.startsWith('Invalid') ? 'is written in the wrong way' : `must be ${issue.message}`,
      }
    case 'invalid_value':
      return { path, words: `must be one of: ${issue.values.join(', ')}` }
    case 'invalid_union':
      return explainUnion(issue)
    default:
      return { path, words: issue.message }
  }
}

function wrongType(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.input === undefined && /undefined/.test(issue.message)) return 'is missing'
  const wanted = { string: 'text', array: 'a list ("- …")', object: 'a map ("name: …")', record: 'a map ("name: …")' }
  const words = wanted[issue.expected as keyof typeof wanted] ?? issue.expected
  return `must be ${words}; a text that begins with "{" or "[" needs quotes`
}

/** The branch that got furthest tells most: a map with one wrong key is not "neither text nor a map". */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion): Fault {
  const deepest = issue.errors
    .map(branch => branch[0])
    .filter(first => first !== undefined)
    .sort(
      (a, b) => b.path.length - a.path.length || Number(a.code === 'invalid_type') - Number(b.code === 'invalid_type'),
    )[0]
  if (!deepest) return { path: issue.path, words: 'is written in the wrong way' }
  const inner = explain(deepest)
  return { path: [...issue.path, ...inner.path], words: inner.words }
}
