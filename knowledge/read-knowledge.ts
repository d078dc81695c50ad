import type { KnowledgeContent } from './content.ts'
import { type FileChange, withChanges } from './file-change.ts'
import type { Problem } from './knowledge.ts'
import { error, warning } from './lint/rule.ts'
import { say } from './lint/sentences.ts'
import { readCanned } from './read-canned.ts'
import { readContacts } from './read-contacts.ts'
import { desksByDefault, readDesks } from './read-desks.ts'
import { readExpectations } from './read-expectations.ts'
import { readFacts } from './read-facts.ts'
import { looksLikeFaq, readFaq } from './read-faq.ts'
import { type FolderRead, MAX_FILE_BYTES, readFolder, type SourceFile } from './read-folder.ts'
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
  return readWhole(await readFolder(dir), changes)
}

/** The same for a folder whose files are read already. */
export function readWhole(read: FolderRead, changes: readonly FileChange[] = [], known?: KnownFiles): ReadResult {
  const changed = new Set(changes.map(({ file }) => file))
  const problems = [...read.problems.filter(({ file }) => !changed.has(file)), ...changes.flatMap(tooLarge)]
  const { content, problems: found } = readSources(withChanges(read.files, changes), known)
  // That there are no entries follows from what was refused already.
  const more = problems.length > 0 ? found.filter(problem => problem.code !== 'NO_ENTRIES') : found
  return { content, problems: [...problems, ...more] }
}

function tooLarge({ file, text }: FileChange): Problem[] {
  if (text === null || Buffer.byteLength(text) <= MAX_FILE_BYTES) return []
  const said = say('FILE_TOO_LARGE', { size: Math.ceil(Buffer.byteLength(text) / 1024), most: MAX_FILE_BYTES / 1024 })
  return [error('FILE_TOO_LARGE', { file, line: 1 }, said)]
}

type Draft = { -readonly [key in keyof KnowledgeContent]: KnowledgeContent[key] }

/** What the files said the last time, by name. Changed by each reading. */
export interface KnownFiles {
  readonly withEntries: Map<string, EntryFile>
  /** Of the others, of which there are few, only what takes long is kept: their text as YAML. */
  readonly others: Map<string, { readonly text: string; readonly read: ReturnType<typeof readYaml> }>
}

export const noKnownFiles = (): KnownFiles => ({ withEntries: new Map(), others: new Map() })

interface EntryFile extends Pick<KnowledgeContent, 'entries' | 'expectations'> {
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * The same for texts that are not on disk, e.g. an editor's unsaved change.
 *
 * @param known a file that says what it said before is not read again: its entries are the same objects.
 */
export function readSources(files: readonly SourceFile[], known: KnownFiles = noKnownFiles()): ReadResult {
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
      readSource(source, draft, problems, known)
    } catch (fault) {
      const said = say('FILE_UNREADABLE', { reason: String((fault as Error)?.message ?? fault) })
      problems.push(error('FILE_UNREADABLE', { file: source.file, line: 1 }, said))
    }
  }
  if (draft.entries.length === 0 && problems.every(problem => problem.severity !== 'error')) {
    problems.push(error('NO_ENTRIES', { file: 'faq', line: 1 }, say('NO_ENTRIES', {})))
  }
  return { content: draft, problems }
}

function readSource({ file, text }: SourceFile, draft: Draft, problems: Problem[], known: KnownFiles): void {
  if (file.endsWith('.csv')) {
    draft.outlets = [...draft.outlets, ...readOutlets(file, text, problems)]
    return
  }
  if (/^(?:faq|tests)\//.test(file)) {
    const before = known.withEntries.get(file)
    const said = before?.text === text ? before : readEntryFile(file, text)
    known.withEntries.set(file, said)
    problems.push(...said.problems)
    draft.entries = draft.entries.concat(said.entries)
    draft.expectations = draft.expectations.concat(said.expectations)
    return
  }
  const before = known.others.get(file)
  const read = before?.text === text ? before.read : readYaml(file, text)
  known.others.set(file, { text, read })
  const { yaml, problems: faults } = read
  problems.push(...faults)
  if (faults.length > 0) return
  if (file.startsWith('forms/')) draft.forms = [...draft.forms, ...readForm(yaml, problems)]
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
          problems.push(warning('UNKNOWN_FILE', { file, line: 1 }, say('UNKNOWN_FILE', {})))
        }
    }
  }
}

function readEntryFile(file: string, text: string): EntryFile {
  const { yaml, problems } = readYaml(file, text)
  const isTests = file.startsWith('tests/')
  if (problems.length > 0) return { text, entries: [], expectations: [], problems }
  const entries = isTests ? [] : readFaq(yaml, problems)
  const expectations = isTests ? readExpectations(yaml, problems) : []
  return { text, entries, expectations, problems }
}
