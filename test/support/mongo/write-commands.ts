import mongoose from 'mongoose'
import { documentOf, documentsOf, refuseOthers } from './arguments.ts'
import { CommandError, failedToParse } from './command-error.ts'
import type { Command } from './commands.ts'
import { placeOf } from './databases.ts'
import type { Document } from './document.ts'
import type { Documents } from './documents.ts'
import { requireSameId } from './indexes.ts'
import { hasOperators } from './match-filter.ts'
import { compileProjection } from './projection.ts'
import { sorted } from './sort-order.ts'
import { applyUpdate, seedOf } from './update-operators.ts'

const { ObjectId } = mongoose.mongo.BSON

export const insert: Command = ({ databases }, command) => {
  refuseOthers(command, 'insert', ['insert', 'documents', 'ordered'])
  const { database, collection } = placeOf(command)
  const documents = databases.obtain(database, collection)
  let n = 0
  const errors = inTurn(documentsOf(command.documents, 'documents'), command.ordered !== false, each => {
    documents.insert(withId(each))
    n += 1
  })
  return { n, ...errors }
}

export const update: Command = ({ databases }, command) => {
  refuseOthers(command, 'update', ['update', 'updates', 'ordered'])
  const { database, collection } = placeOf(command)
  const documents = databases.obtain(database, collection)
  let [n, nModified] = [0, 0]
  const upserted: Document[] = []
  const errors = inTurn(documentsOf(command.updates, 'updates'), command.ordered !== false, (each, index) => {
    refuseOthers(each, 'an update', ['q', 'u', 'multi', 'upsert'])
    const filter = documentOf(each.q, 'q')
    const isMulti = each.multi === true
    if (isMulti && !hasOperators(each.u))
      throw failedToParse('multi update is not supported for replacement-style update')
    const found = documents.find(filter, isMulti ? undefined : 1)
    for (const before of found) {
      const after = applyUpdate(before, each.u, false)
      if (after !== before) {
        documents.replace(before, after)
        nModified += 1
      }
      n += 1
    }
    if (found.length > 0 || each.upsert !== true) return
    upserted.push({ index, _id: upsert(documents, filter, each.u)._id })
    n += 1
  })
  return { n, nModified, ...(upserted.length === 0 ? {} : { upserted }), ...errors }
}

export const remove: Command = ({ databases }, command) => {
  refuseOthers(command, 'delete', ['delete', 'deletes', 'ordered'])
  const { database, collection } = placeOf(command)
  const documents = databases.obtain(database, collection)
  let n = 0
  const errors = inTurn(documentsOf(command.deletes, 'deletes'), command.ordered !== false, each => {
    refuseOthers(each, 'a delete', ['q', 'limit'])
    for (const document of documents.find(documentOf(each.q, 'q'), each.limit === 1 ? 1 : undefined)) {
      documents.remove(document)
      n += 1
    }
  })
  return { n, ...errors }
}

export const findAndModify: Command = ({ databases }, command) => {
  const name = 'findAndModify' in command ? 'findAndModify' : 'findandmodify'
  const known = [name, 'query', 'sort', 'update', 'remove', 'new', 'fields', 'upsert']
  refuseOthers(command, name, known)
  const { database, collection } = placeOf(command)
  const documents = databases.obtain(database, collection)
  const filter = documentOf(command.query, 'query')
  const project = compileProjection(documentOf(command.fields, 'fields'))
  const sort = documentOf(command.sort, 'sort')
  const isInOrder = Object.keys(sort).length === 0
  const [before] = sorted(documents.find(filter, isInOrder ? 1 : undefined), sort, 1)
  const isNewWanted = command.new === true

  if (command.remove === true) {
    if (command.update !== undefined || isNewWanted || command.upsert === true)
      throw failedToParse('Cannot specify both an update and remove=true')
    if (before === undefined) return { lastErrorObject: { n: 0 }, value: null }
    documents.remove(before)
    return { lastErrorObject: { n: 1 }, value: project(before) }
  }
  if (command.update === undefined) throw failedToParse('Either an update or remove=true must be specified')
  if (before !== undefined) {
    const after = applyUpdate(before, command.update, false)
    if (after !== before) documents.replace(before, after)
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: project(isNewWanted ? after : before) }
  }
  if (command.upsert !== true) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
  const made = upsert(documents, filter, command.update)
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: made._id }
  return { lastErrorObject, value: isNewWanted ? project(made) : null }
}

function upsert(documents: Documents, filter: Document, change: unknown): Document {
  const seed = seedOf(filter)
  const asked = '_id' in seed ? { _id: seed._id } : {}
  const made = withId(applyUpdate(hasOperators(change) ? seed : asked, change, true))
  requireSameId({ ...made, ...asked }, made)
  documents.insert(made)
  return made
}

/** First, as it is in every stored document. */
function withId({ _id = new ObjectId(), ...fields }: Document): Document {
  return { _id, ...fields }
}

/** Each by itself: what one of them violates is told with its place, and undoes no other one. */
function inTurn(
  entries: readonly Document[],
  isOrdered: boolean,
  write: (entry: Document, index: number) => void,
): { readonly writeErrors?: readonly Document[] } {
  const writeErrors: Document[] = []
  for (const [index, entry] of entries.entries()) {
    try {
      write(entry, index)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details })
      if (isOrdered) break
    }
  }
  return writeErrors.length === 0 ? {} : { writeErrors }
}
