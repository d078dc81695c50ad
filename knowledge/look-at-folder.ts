import type { Language } from '../bot/entry.ts'
import type { KnowledgeContent } from './content.ts'
import { revisionOf } from './file-change.ts'
import type { Problem } from './knowledge.ts'
import type { SourceFile } from './read-folder.ts'

/** A content file as a list of files shows it. */
export interface FileSummary {
  readonly path: string
  readonly revision: string
  readonly topic: string | null
  readonly language: Language | null
  readonly entries: number
  readonly errors: number
  readonly warnings: number
}

/** Sums up each file; `problems` are those of the whole folder. */
export function summarizeFiles(
  files: readonly SourceFile[],
  content: KnowledgeContent,
  problems: readonly Problem[],
): FileSummary[] {
  return files.map(({ file, text }) => {
    const entries = content.entries.filter(({ place }) => place.file === file)
    const count = (severity: Problem['severity']) =>
      problems.filter(problem => problem.file === file && problem.severity === severity).length
    return {
      path: file,
      revision: revisionOf(text),
      topic: topicOf(file, text),
      language: entries[0]?.language ?? languageOf(file),
      entries: entries.length,
      errors: count('error'),
      warnings: count('warning'),
    }
  })
}

/** `topic: …` of a FAQ file stands at the beginning of a line. */
function topicOf(file: string, text: string): string | null {
  if (!file.startsWith('faq/')) return null
  const [, typed = ''] = /^topic:[ \t]*([^\n#]+)/m.exec(text) ?? []
  const topic = typed.trim().replace(/^(["'])(.*)\1$/, '$2')
  return topic === '' ? null : topic
}

function languageOf(file: string): Language | null {
  const [, language] = /[._-](zh|en)\.ya?ml$/i.exec(file) ?? []
  return (language?.toLowerCase() as Language | undefined) ?? null
}
