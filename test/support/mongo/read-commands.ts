import { countOf, documentOf, documentsOf, refuseOthers } from './arguments.ts'
import { badValue, CommandError } from './command-error.ts'
import type { Command } from './commands.ts'
import { placeOf } from './databases.ts'
import { type Document, valuesAt } from './document.ts'
import type { Documents } from './documents.ts'
import { compileGroup } from './group-stage.ts'
import { compileFilter } from './match-filter.ts'
import { compileProjection } from './projection.ts'
import { sorted } from './sort-order.ts'
import { compareValues, keyOf } from './value-order.ts'

export const find: Command = ({ databases, cursors }, command) => {
  const { filter, sort, projection, skip, limit, batchSize, singleBatch } = command
  const known = ['find', 'filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch']
  refuseOthers(command, 'find', known)
  const { database, collection } = placeOf(command)
  const project = compileProjection(documentOf(projection, 'projection'))
  const documents = databases.existing(database, collection)
  const rows = selected(documents, documentOf(filter, 'filter'), documentOf(sort, 'sort'), { skip, limit })
  return cursors.open(`${database}.${collection}`, rows.map(project), batchSize, singleBatch === true)
}

/** @param limit 0 for all. */
function selected(
  documents: Documents | null,
  filter: Document,
  sort: Document,
  { skip, limit }: { readonly skip?: unknown; readonly limit?: unknown },
): readonly Document[] {
  const from = countOf(skip, 'skip')
  const end = from + (countOf(limit, 'limit') || Number.POSITIVE_INFINITY)
  const isInOrder = Object.keys(sort).length === 0
  const found = documents === null ? noneOf(filter) : documents.find(filter, isInOrder ? end : undefined)
  return sorted(found, sort, end).slice(from)
}

/** A collection that is not there has nothing, but a wrong filter is refused all the same. */
function noneOf(filter: Document): Document[] {
  compileFilter(filter)
  return []
}

export const getMore: Command = ({ cursors }, command) => {
  refuseOthers(command, 'getMore', ['getMore', 'collection', 'batchSize'])
  return cursors.more(command.getMore, `${command.$db}.${command.collection}`, command.batchSize)
}

export const killCursors: Command = ({ cursors }, command) => {
  refuseOthers(command, 'killCursors', ['killCursors', 'cursors'])
  return cursors.kill(command.cursors as readonly unknown[])
}

export const count: Command = ({ databases }, command) => {
  refuseOthers(command, 'count', ['count', 'query', 'limit', 'skip'])
  const { database, collection } = placeOf(command)
  const documents = databases.existing(database, collection)
  return { n: selected(documents, documentOf(command.query, 'query'), {}, command).length }
}

export const distinct: Command = ({ databases }, command) => {
  refuseOthers(command, 'distinct', ['distinct', 'key', 'query'])
  const { database, collection } = placeOf(command)
  if (typeof command.key !== 'string') throw badValue('distinct needs a key')
  const path = command.key.split('.')
  const found = selected(databases.existing(database, collection), documentOf(command.query, 'query'), {}, {})
  const values = new Map<string, unknown>()
  for (const document of found)
    for (const value of valuesAt(document, path).flat()) if (value !== undefined) values.set(keyOf(value), value)
  return { values: [...values.values()].sort(compareValues) }
}

type Stage = (documents: readonly Document[], operand: unknown) => readonly Document[]

const STAGES: Readonly<Record<string, Stage>> = {
  $match: (documents, filter) => documents.filter(compileFilter(documentOf(filter, '$match'))),
  $sort: (documents, sort) => sorted(documents, documentOf(sort, '$sort')),
  $limit: (documents, limit) => documents.slice(0, countOf(limit, '$limit') || refuseNoLimit()),
  $skip: (documents, skip) => documents.slice(countOf(skip, '$skip')),
  $project: (documents, projection) => documents.map(compileProjection(documentOf(projection, '$project'))),
  $group: (documents, spec) => compileGroup(spec)(documents),
  $count: (documents, name) => {
    if (typeof name !== 'string' || name === '' || /[.$]/.test(name)) throw badValue('the count field needs a name')
    return documents.length === 0 ? [] : [{ [name]: documents.length }]
  },
}

export const aggregate: Command = ({ databases, cursors }, command) => {
  refuseOthers(command, 'aggregate', ['aggregate', 'pipeline', 'cursor'])
  const { database, collection } = placeOf(command)
  const stages = documentsOf(command.pipeline, 'pipeline').map(readStage)
  const documents = databases.existing(database, collection)
  const [first] = stages
  // By the indexes, where that is possible.
  const isNarrowed = first?.name === '$match'
  let rows = selected(documents, isNarrowed ? documentOf(first.operand, '$match') : {}, {}, {})
  for (const { run, operand } of isNarrowed ? stages.slice(1) : stages) rows = run(rows, operand)
  return cursors.open(`${database}.${collection}`, rows, documentOf(command.cursor, 'cursor').batchSize)
}

function readStage(stage: Document): { readonly name: string; readonly run: Stage; readonly operand: unknown } {
  const [[name, operand] = ['', null], ...others] = Object.entries(stage)
  if (others.length > 0) throw new CommandError(40_323, 'A pipeline stage must contain exactly one field')
  const run = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (run === undefined) throw new CommandError(40_324, `Unrecognized pipeline stage name: '${name}'`)
  return { name, run, operand }
}

function refuseNoLimit(): never {
  throw new CommandError(15_958, 'the limit must be positive')
}
