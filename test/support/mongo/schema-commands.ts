import { documentOf, documentsOf, refuseOthers } from './arguments.ts'
import { CommandError } from './command-error.ts'
import type { Command } from './commands.ts'
import { databaseOf, placeOf } from './databases.ts'
import { describe, readIndex } from './indexes.ts'
import { compileFilter } from './match-filter.ts'

export const createIndexes: Command = ({ databases }, command) => {
  refuseOthers(command, 'createIndexes', ['createIndexes', 'indexes', 'commitQuorum'])
  const { database, collection } = placeOf(command)
  const indexes = documentsOf(command.indexes, 'indexes').map(readIndex)
  const createdCollectionAutomatically = databases.existing(database, collection) === null
  const documents = databases.obtain(database, collection)
  const numIndexesBefore = documents.indexes.length
  for (const index of indexes) documents.addIndex(index)
  return { numIndexesBefore, numIndexesAfter: documents.indexes.length, createdCollectionAutomatically }
}

export const listIndexes: Command = ({ databases, cursors }, command) => {
  refuseOthers(command, 'listIndexes', ['listIndexes', 'cursor'])
  const { database, collection } = placeOf(command)
  const documents = databases.existing(database, collection)
  if (documents === null) throw new CommandError(26, `ns does not exist: ${database}.${collection}`)
  const found = documents.indexes.map(describe)
  return cursors.open(`${database}.${collection}`, found, documentOf(command.cursor, 'cursor').batchSize)
}

export const listCollections: Command = ({ databases, cursors }, command) => {
  refuseOthers(command, 'listCollections', [
    ...['listCollections', 'filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  ])
  const database = databaseOf(command)
  const isMatch = compileFilter(documentOf(command.filter, 'filter'))
  const options = command.nameOnly === true ? {} : { options: {}, info: { readOnly: false } }
  const all = databases.names(database).map(name => ({ name, type: 'collection', ...options }))
  const { batchSize } = documentOf(command.cursor, 'cursor')
  return cursors.open(`${database}.$cmd.listCollections`, all.filter(isMatch), batchSize)
}

export const create: Command = ({ databases }, command) => {
  refuseOthers(command, 'create', ['create'])
  const { database, collection } = placeOf(command)
  if (databases.existing(database, collection) !== null)
    throw new CommandError(48, `namespace ${database}.${collection} already exists`)
  databases.obtain(database, collection)
  return {}
}

export const drop: Command = ({ databases }, command) => {
  refuseOthers(command, 'drop', ['drop'])
  const { database, collection } = placeOf(command)
  databases.drop(database, collection)
  return {}
}

export const dropDatabase: Command = ({ databases }, command) => {
  refuseOthers(command, 'dropDatabase', ['dropDatabase'])
  const database = databaseOf(command)
  return databases.drop(database) ? { dropped: database } : {}
}
