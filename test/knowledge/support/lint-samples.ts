import type { Problem } from '../../../knowledge/knowledge.ts'
import { lintKnowledge } from '../../../knowledge/lint/lint-knowledge.ts'
import { readSources } from '../../../knowledge/read-knowledge.ts'

export const TODAY = '2026-09-15'

/** Reads and lints files given as text by name. */
export function lintFiles(files: Readonly<Record<string, string>>): Problem[] {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }))
  const { content, problems } = readSources(sources)
  return [...problems, ...lintKnowledge(content, TODAY)]
}

/** The problems of one code, as "file:line severity". */
export function placesOf(problems: readonly Problem[], code: string): string[] {
  return problems
    .filter(problem => problem.code === code)
    .map(({ file, line, severity }) => `${file}:${line} ${severity}`)
}

/** A FAQ file with one flawless entry, but for what the sample changes. JSON is YAML. */
export function faq(...entries: readonly Readonly<Record<string, unknown>>[]): string {
  const source = { title: '保修政策', checked: '2026-09-01' }
  const complete = entries.map((entry, at) => {
    const question = `${entry.id ?? at} 的问题`
    const variants = ['怎么说', '如何讲', '咋弄'].map(words => `${entry.id ?? at}${words}`)
    return { id: `entry-${at}`, question, variants, answer: '好的。', source, ...entry }
  })
  return complete.map(entry => `- ${JSON.stringify(entry)}\n`).join('')
}
