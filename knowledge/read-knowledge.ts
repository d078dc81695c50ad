import type { KnowledgeContent } from './content.ts'
import { type FileChange, withChanges } from './file-change.ts'
import type { Problem } from './knowledge.ts'
import { readCanned } from './read-canned.ts'
import { readContacts } from './read-contacts.ts'
import { desksByDefault, readDesks } from './read-desks.ts'
import { readExpectations } from './read-expectations.ts'
import { readFacts } from './read-facts.ts'
import { looksLikeFaq, readFaq } from './read-faq.ts'
import { MAX_FILE_BYTES, readFolder, type SourceFile } from './read-folder.ts'
import { readForm } from './read-form.ts'
import { hoursByDefault, readHolidays, readHours } from './read-hours.ts'
import { readOutlets } from './read-outlets.ts'
import { readShop, shopByDefault } from './read-shop.ts'
import { readSynonyms } from './read-synonyms.ts'
import { readYaml } from './read-yaml.ts'

export interface ReadResult {
  /** What could be read; incomplete where `problems` names an error. */
  readonly content: KnowledgeContent
  readonly problems: readonly Problem[]
}

/**
 * Reads a knowledge folder. Never throws on what it finds there: a missing folder, a broken or hostile file is a
 * problem with file and line. Only the shape is checked here; `lintKnowledge` checks the meaning.
 *
 * @param changes files that are taken to have these texts, whatever they have on disk.
 */
export async function readKnowledge(dir: string, changes: readonly FileChange[] = []): Promise<ReadResult> {
  const read = await readFolder(dir)
  const changed = new Set(changes.map(({ file }) => file))
  const problems = [...read.problems.filter(({ file }) => !changed.has(file)), ...changes.flatMap(tooLarge)]
  const { content, problems: found } = readSources(withChanges(read.files, changes))
  // That there are no entries follows from what was refused already.
  const more = problems.length > 0 ? found.filter(problem => problem.code !== 'NO_ENTRIES') : found
  return { content, problems: [...problems, ...more] }
}

function tooLarge({ file, text }: FileChange): Problem[] {
  if (text === null || Buffer.byteLength(text) <= MAX_FILE_BYTES) return []
  const message = 'a file may have 256 KB; split it by topic'
  return [{ severity: 'error', code: 'FILE_TOO_LARGE', file, line: 1, message }]
}

type Draft = { -readonly [key in keyof KnowledgeContent]: KnowledgeContent[key] }

/** The same for texts that are not on disk, e.g. an editor's unsaved change. Pure. */
export function readSources(files: readonly SourceFile[]): ReadResult {
  const problems: Problem[] = []
  const draft: Draft = {
    entries: [],
    facts: [],
    hours: hoursByDefault(),
    deskPlaces: {},
    desks: desksByDefault(),
    chatDeskPlaces: {},
    contacts: [],
    outlets: [],
    forms: [],
    shop: shopByDefault(),
    cannedReplies: [],
    synonyms: { zh: [], en: [] },
    expectations: [],
  }
  for (const source of files) {
    try {
      readSource(source, draft, problems)
    } catch (error) {
      const message = `can not be read: ${String((error as Error)?.message ?? error)}`
      problems.push({ severity: 'error', code: 'FILE_UNREADABLE', file: source.file, line: 1, message })
    }
  }
  if (draft.entries.length === 0 && problems.every(problem => problem.severity !== 'error')) {
    const message = 'there is no FAQ entry; write one into faq/<topic>.zh.yaml'
    problems.push({ severity: 'error', code: 'NO_ENTRIES', file: 'faq', line: 1, message })
  }
  return { content: draft, problems }
}

function readSource({ file, text }: SourceFile, draft: Draft, problems: Problem[]): void {
  if (file.endsWith('.csv')) {
    draft.outlets = [...draft.outlets, ...readOutlets(file, text, problems)]
    return
  }
  const { yaml, problems: faults } = readYaml(file, text)
  problems.push(...faults)
  if (faults.length > 0) return
  if (file.startsWith('forms/')) draft.forms = [...draft.forms, ...readForm(yaml, problems)]
  else if (file.startsWith('tests/')) draft.expectations = [...draft.expectations, ...readExpectations(yaml, problems)]
  else if (file.startsWith('faq/')) draft.entries = [...draft.entries, ...readFaq(yaml, problems)]
  else {
    switch (file.replace(/\.ya?ml$/i, '')) {
      case 'facts':
        draft.facts = readFacts(yaml, problems)
        break
      case 'hours': {
        const { hours, deskPlaces } = readHours(yaml, problems)
        draft.hours = { ...hours, holidays: draft.hours.holidays }
        draft.deskPlaces = deskPlaces
        break
      }
      case 'desks':
        Object.assign(draft, readDesks(yaml, problems))
        break
      case 'holidays':
        draft.hours = { ...draft.hours, holidays: readHolidays(yaml, problems) }
        break
      case 'official-contacts':
        draft.contacts = readContacts(yaml, problems)
        break
      case 'shop':
        draft.shop = readShop(yaml, problems)
        break
      case 'canned-replies':
        draft.cannedReplies = readCanned(yaml, problems)
        break
      case 'synonyms':
        draft.synonyms = readSynonyms(yaml, problems)
        break
      default:
        if (looksLikeFaq(yaml) || /faq/i.test(file)) draft.entries = [...draft.entries, ...readFaq(yaml, problems)]
        else {
          const message =
            'nothing reads this file; FAQ files belong into faq/, forms into forms/, expected answers into tests/'
          problems.push({ severity: 'warning', code: 'UNKNOWN_FILE', file, line: 1, message })
        }
    }
  }
}
