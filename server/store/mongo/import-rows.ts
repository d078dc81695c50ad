import type { Connection } from 'mongoose'
import type { StoredMessage } from '../conversation-store.ts'
import type { ExportedConversation, ExportedName, ExportedRows } from '../exported-rows.ts'
import { createCollections } from './collections.ts'
import { readAddress } from './connection-string.ts'
import type { ConversationDocument, MessageDocument } from './documents/conversation-documents.ts'
import { DOCUMENTS, type ImportedDocument } from './imported-documents.ts'
import { openConnection } from './open-connection.ts'
import { toConversation } from './to-conversation.ts'
import { verifyIndexes } from './verify-indexes.ts'

/** How far an import came. It stands in the database itself, under a name that the store does not use. */
export interface ImportState {
  readonly source: string
  readonly done: Partial<Record<ExportedName, number>>
  readonly isFinished: boolean
}

const STATE = 'import_state'
const STATE_ID = 'sqlite'
/** Starting a server writes it, before anybody has stored anything. */
const NOBODYS = 'probe'

export type MongoImport = Awaited<ReturnType<typeof openMongoImport>>

/** @throws Error with a sentence for the operator when the database can not be used, or holds what came from elsewhere. */
export async function openMongoImport(uri: string, source: string) {
  const connection = await openConnection(readAddress(uri))
  try {
    const found = await readState(connection)
    if (found === null) await refuseOthersData(connection)
    const state = found ?? { source, done: {}, isFinished: false }
    if (state.source !== source)
      throw new Error(
        'the database holds an import of other data, or of this file as it was before somebody wrote to it: ' +
          'give an empty database, and leave the desk stopped until the import is done',
      )
    const collections = createCollections(connection)
    await verifyIndexes(collections)
    return { state, ...createImport(connection, collections) }
  } catch (error) {
    await connection.close()
    throw error
  }
}

async function readState(connection: Connection): Promise<ImportState | null> {
  const found = await connection.collection(STATE).findOne({ _id: STATE_ID as never })
  return found as ImportState | null
}

async function refuseOthersData(connection: Connection): Promise<void> {
  for (const { name } of await connection.listCollections()) {
    if (name === NOBODYS || name.startsWith('system.')) continue
    if ((await connection.collection(name).findOne({})) !== null)
      throw new Error(`the database ${connection.name} holds other data (${name}): give an empty one`)
  }
}

function createImport(connection: Connection, collections: ReturnType<typeof createCollections>) {
  const native = (name: ExportedName) => collections[name].collection

  async function found(name: ExportedName, ids: readonly string[]): Promise<Map<string, ImportedDocument>> {
    const documents = await native(name)
      .find({ _id: { $in: ids as never[] } })
      .toArray()
    return new Map(documents.map(each => [String(each._id), each as unknown as ImportedDocument]))
  }

  return {
    /** Rows that are there already, of an import that was cut off, stay as they are. */
    async insert<Name extends ExportedName>(name: Name, rows: readonly ExportedRows[Name][]): Promise<void> {
      const documents = rows.map(DOCUMENTS[name])
      try {
        await native(name).insertMany(documents as never[], { ordered: false })
      } catch (error) {
        const ids = documents.map(each => each._id)
        const there = await found(name, ids)
        const missing = ids.find(id => !there.has(id))
        if (missing === undefined) return
        const why = error instanceof Error ? error.message : String(error)
        throw new Error(`${name} ${missing} can not be stored: ${why}`, { cause: error })
      }
    },
    async saveState(state: ImportState): Promise<void> {
      await connection.collection(STATE).updateOne({ _id: STATE_ID as never }, { $set: { ...state } }, { upsert: true })
    },
    count: (name: ExportedName): Promise<number> => native(name).countDocuments({}),
    /** Beside each row's document as it should be, what is found under its id. */
    async pairs<Name extends ExportedName>(name: Name, rows: readonly ExportedRows[Name][]) {
      const wanted = rows.map(DOCUMENTS[name])
      const there = await found(
        name,
        wanted.map(each => each._id),
      )
      return wanted.map(document => ({ wanted: document, found: there.get(document._id) ?? null }))
    },
    /** Conversations as the store reads them, with all of their messages in order. */
    async transcripts(ids: readonly string[]): Promise<Map<string, Transcript>> {
      const documents = await collections.conversations.find({ _id: { $in: ids } }).lean<ConversationDocument[]>()
      const rows = await collections.messages
        .find({ conversation: { $in: ids } })
        .sort({ conversation: 1, seq: 1 })
        .lean<MessageDocument[]>()
      const messages = new Map<string, StoredMessage[]>(ids.map(id => [id, []]))
      for (const { _id, conversation, key, ...message } of rows) messages.get(conversation)?.push(message)
      return new Map(
        documents.map(document => {
          const { place, timers } = document
          return [
            document._id,
            {
              conversation: { ...toConversation(document), place, timers },
              messages: messages.get(document._id) ?? [],
            },
          ]
        }),
      )
    },
    close: () => connection.close(),
  }
}

export interface Transcript {
  readonly conversation: ExportedConversation
  readonly messages: readonly StoredMessage[]
}
