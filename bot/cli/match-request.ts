import { parseArgs } from 'node:util'

export interface MatchRequest {
  readonly entries: readonly { readonly id: string; readonly questions: readonly string[]; readonly answer?: string }[]
  readonly queries: readonly string[]
  /** Path of the file to write. */
  readonly out: string
}

type Fault = { readonly fault: string }

/** Reads arguments and the two files they name, or says what is wrong with the first that does not fit. */
export function readRequest(args: readonly string[], readText: (path: string) => string): MatchRequest | Fault {
  let flags: { kb?: string | undefined; queries?: string | undefined; out?: string | undefined }
  try {
    const options = { kb: { type: 'string' }, queries: { type: 'string' }, out: { type: 'string' } } as const
    flags = parseArgs({ args: [...args], options }).values
  } catch (error) {
    return { fault: (error as Error).message }
  }
  if (!flags.kb || !flags.queries || !flags.out) return { fault: '--kb, --queries and --out are all needed' }

  const kb = readJson(flags.kb, readText)
  if ('fault' in kb) return kb
  const entries = asEntries(kb.json)
  if (typeof entries === 'string') return { fault: `${flags.kb}: ${entries}` }

  const asked = readJson(flags.queries, readText)
  if ('fault' in asked) return asked
  if (!isTexts(asked.json)) return { fault: `${flags.queries}: expected a list of texts` }
  return { entries, queries: asked.json, out: flags.out }
}

function readJson(path: string, readText: (path: string) => string): { json: unknown } | Fault {
  let text: string
  try {
    text = readText(path)
  } catch (error) {
    return { fault: `cannot read ${path}: ${(error as Error).message}` }
  }
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return { fault: `${path} is not JSON: ${(error as Error).message}` }
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

/** The entries of a parsed knowledge file, or what is wrong with them. */
function asEntries(value: unknown): MatchRequest['entries'] | string {
  const entries = (value as { entries?: unknown } | null)?.entries
  if (!Array.isArray(entries)) return 'expected { "entries": [...] }'
  const ids = new Set<string>()
  for (const [at, entry] of entries.entries()) {
    const { id, questions, answer } = (entry ?? {}) as Record<string, unknown>
    if (typeof id !== 'string' || id === '') return `entries[${at}].id: expected a text`
    if (ids.has(id)) return `entries[${at}].id: "${id}" is used twice`
    ids.add(id)
    if (!isTexts(questions) || questions.length === 0) return `entries[${at}].questions: expected at least one text`
    if (questions.some(question => question.trim() === '')) return `entries[${at}].questions: an empty question`
    if (answer !== undefined && typeof answer !== 'string') return `entries[${at}].answer: expected a text`
  }
  return entries
}
