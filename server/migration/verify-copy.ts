import type { ExportedConversation, ExportedName, ExportedRows } from '../store/exported-rows.ts'
import type { MongoImport } from '../store/mongo/import-rows.ts'
import type { SqliteExport } from '../store/sqlite/export-rows.ts'
import { EXPORTED_NAMES } from '../store/sqlite/exported-tables.ts'
import { batchesOf } from './batches.ts'
import { checksumOf } from './checksum.ts'

/** Conversations come with all their messages. */
const AT_A_TIME = 100
const MOST_NAMED = 10

/**
 * Counts everything, and compares a checksum of every conversation with all its messages, and of every row of the rest.
 *
 * @throws Error that names the first that differ.
 */
export async function verifyCopy(
  from: SqliteExport,
  to: MongoImport,
  tell: (name: ExportedName, done: number, of: number) => void,
): Promise<void> {
  const faults = await wrongCounts(from, to)
  for (const name of EXPORTED_NAMES) {
    if (name === 'messages') continue
    let done = 0
    for (const rows of batchesOf(from.rows(name), AT_A_TIME)) {
      const isConversations = name === 'conversations'
      const differing = isConversations
        ? await differingConversations(from, to, rows as ExportedConversation[])
        : await differingRows<ExportedName>(to, name, rows)
      faults.push(...differing)
      if (faults.length >= MOST_NAMED) refuse(faults)
      done += rows.length
      tell(name, done, from.count(name))
    }
  }
  if (faults.length > 0) refuse(faults)
}

async function wrongCounts(from: SqliteExport, to: MongoImport): Promise<string[]> {
  const faults: string[] = []
  for (const name of EXPORTED_NAMES) {
    const [wanted, found] = [from.count(name), await to.count(name)]
    if (wanted !== found) faults.push(`${name}: ${wanted} in the file, ${found} in the database`)
  }
  return faults
}

async function differingConversations(
  from: SqliteExport,
  to: MongoImport,
  conversations: readonly ExportedConversation[],
): Promise<string[]> {
  const there = await to.transcripts(conversations.map(each => each.id))
  return conversations.flatMap(conversation => {
    const wanted = checksumOf({ conversation, messages: from.messagesOf(conversation.place) })
    const found = there.get(conversation.id)
    if (found === undefined) return [`conversation ${conversation.id} is missing`]
    return checksumOf(found) === wanted ? [] : [`conversation ${conversation.id} differs`]
  })
}

async function differingRows<Name extends ExportedName>(
  to: MongoImport,
  name: Name,
  rows: readonly ExportedRows[Name][],
): Promise<string[]> {
  const pairs = await to.pairs(name, rows)
  return pairs.flatMap(({ wanted, found }) => {
    if (found !== null && checksumOf(found) === checksumOf(wanted)) return []
    const { conversation } = wanted as { conversation?: string }
    const where = conversation === undefined ? '' : ` of conversation ${conversation}`
    return [`${name} ${wanted._id}${where} ${found === null ? 'is missing' : 'differs'}`]
  })
}

function refuse(faults: readonly string[]): never {
  throw new Error(`the copy is not the same as the file:\n  ${faults.slice(0, MOST_NAMED).join('\n  ')}`)
}
