import { isDeepStrictEqual } from 'node:util'
import type { FaqRecord, KnowledgeContent } from './content.ts'
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
import { readYaml, type YamlFile } from './read-yaml.ts'

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

/** What one file says. */
interface FileSays {
  readonly text: string
  readonly problems: readonly Problem[]
  readonly entries: readonly FaqRecord[]
  /** Adds it to what the files before it say. */
  tell(draft: Draft): void
}

/** What the files said the last time, by name. Changed by each reading. */
export type KnownFiles = Map<string, FileSays>

export const noKnownFiles = (): KnownFiles => new Map()

/**
 * The same for texts that are not on disk, e.g. an editor's unsaved change.
 *
 * @param known a file that says what it said before is not read again: its entries, facts and so on are the same objects.
 * In a file that does not, so are the entries that say the same, in the same lines.
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
      const before = known.get(source.file)
      const said = before?.text === source.text ? before : readSource(source, before?.entries ?? [])
      known.set(source.file, said)
      problems.push(...said.problems)
      said.tell(draft)
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

function readSource({ file, text }: SourceFile, former: readonly FaqRecord[]): FileSays {
  const problems: Problem[] = []
  if (file.endsWith('.csv')) {
    const outlets = readOutlets(file, text, problems)
    const tell = (draft: Draft) => {
      draft.outlets = [...draft.outlets, ...outlets]
    }
    return { text, problems, entries: [], tell }
  }
  const { yaml, problems: faults } = readYaml(file, text)
  if (faults.length > 0) return { text, problems: faults, entries: [], tell: () => {} }
  const reader = readerOf(yaml)
  if (reader !== null) return { text, problems, entries: [], tell: reader(yaml, problems) }
  const entries = asBefore(readFaq(yaml, problems), former)
  const tell = (draft: Draft) => {
    draft.entries = draft.entries.concat(entries)
  }
  return { text, problems, entries, tell }
}

function asBefore(entries: readonly FaqRecord[], former: readonly FaqRecord[]): readonly FaqRecord[] {
  const before = new Map(former.map(entry => [entry.id, entry]))
  return entries.map(entry => {
    const same = before.get(entry.id)
    return same !== undefined && isDeepStrictEqual(same, entry) ? same : entry
  })
}

type Reader = (yaml: YamlFile, problems: Problem[]) => (draft: Draft) => void

const READERS: Readonly<Record<string, Reader>> = {
  facts: (yaml, problems) => {
    const facts = readFacts(yaml, problems)
    return draft => Object.assign(draft, { facts })
  },
  hours: (yaml, problems) => {
    const { hours, deskPlaces } = readHours(yaml, problems)
    return draft => Object.assign(draft, { hours: { ...hours, holidays: draft.hours.holidays }, deskPlaces })
  },
  holidays: (yaml, problems) => {
    const holidays = readHolidays(yaml, problems)
    return draft => Object.assign(draft, { hours: { ...draft.hours, holidays } })
  },
  desks: (yaml, problems) => {
    const desks = readDesks(yaml, problems)
    return draft => Object.assign(draft, desks)
  },
  'official-contacts': (yaml, problems) => {
    const contacts = readContacts(yaml, problems)
    return draft => Object.assign(draft, { contacts })
  },
  shop: (yaml, problems) => {
    const shop = readShop(yaml, problems)
    return draft => Object.assign(draft, { shop })
  },
  'canned-replies': (yaml, problems) => {
    const cannedReplies = readCanned(yaml, problems)
    return draft => Object.assign(draft, { cannedReplies })
  },
  synonyms: (yaml, problems) => {
    const synonyms = readSynonyms(yaml, problems)
    return draft => Object.assign(draft, { synonyms })
  },
}

/** Null for a file of entries. */
function readerOf(yaml: YamlFile): Reader | null {
  const { file } = yaml
  if (file.startsWith('faq/')) return null
  if (file.startsWith('tests/')) return readTests
  if (file.startsWith('forms/')) return readForms
  const name = file.replace(/\.ya?ml$/i, '')
  if (Object.hasOwn(READERS, name)) return READERS[name]!
  return looksLikeFaq(yaml) || /faq/i.test(file) ? null : readUnknown
}

const readTests: Reader = (yaml, problems) => {
  const expectations = readExpectations(yaml, problems)
  return draft => {
    draft.expectations = draft.expectations.concat(expectations)
  }
}

const readForms: Reader = (yaml, problems) => {
  const forms = readForm(yaml, problems)
  return draft => {
    draft.forms = draft.forms.concat(forms)
  }
}

const readUnknown: Reader = ({ file }, problems) => {
  problems.push(warning('UNKNOWN_FILE', { file, line: 1 }, say('UNKNOWN_FILE', {})))
  return () => {}
}
