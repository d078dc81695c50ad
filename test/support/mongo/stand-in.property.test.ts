import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Query } from 'mingo'
import { update } from 'mingo/updater'
import { carryOut, type Stored } from './commands.ts'
import { Cursors } from './cursors.ts'
import { Databases } from './databases.ts'
import type { Document } from './document.ts'
import { sorted } from './sort-order.ts'
import { compareValues, keyOf } from './value-order.ts'

const scalar = fc.constantFrom<unknown>(null, 0, 1, 2, -1.5, 'a', 'b', '', true, false)
const value = fc.oneof({ weight: 4, arbitrary: scalar }, fc.array(scalar, { maxLength: 2 }))
const field = fc.constantFrom('x', 'y')
const id = fc.integer({ min: 0, max: 5 })

const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc
    .constantFrom(0, 1, 'a')
    .chain(each => fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne').map(op => ({ [op]: each }))),
  fc.record({ $exists: fc.boolean() }),
)
const filter = fc.oneof(
  fc.record({ _id: id }),
  fc.record({ x: condition }),
  fc.record({ x: condition, y: condition }),
  fc.record({ $or: fc.tuple(fc.record({ x: condition }), fc.record({ y: condition })) }),
)
const change = fc.oneof(
  fc.record({ $set: fc.dictionary(field, value, { minKeys: 1 }) }),
  fc.record({ $unset: field.map(name => ({ [name]: '' })) }),
  fc.record({ $inc: fc.constant({ n: 1 }), $max: fc.record({ m: fc.integer({ min: 0, max: 3 }) }) }),
)
const step = fc.oneof(
  fc.record({
    do: fc.constant('insert' as const),
    row: fc.record({ _id: id, x: value, y: value }, { requiredKeys: ['_id'] }),
  }),
  fc.record({ do: fc.constant('update' as const), filter, change }),
  fc.record({ do: fc.constant('delete' as const), filter }),
  fc.record({ do: fc.constant('find' as const), filter }),
)

/** The same with nothing but lists: every row is looked at, by another reader of filters and updates. */
function createModel() {
  let rows: Document[] = []
  const isFree = (row: Document, others: readonly Document[]) =>
    others.every(
      other => compareValues(other._id, row._id) !== 0 && !keysOf(other).some(key => keysOf(row).includes(key)),
    )
  return {
    find: (wanted: Document) => rows.filter(row => new Query(wanted, {}).test(row)),
    insert(row: Document) {
      if (!isFree(row, rows)) return false
      rows = [...rows, row]
      return true
    },
    update(before: Document, how: Document) {
      const after = structuredClone(before)
      update(after, how as never)
      const others = rows.filter(each => each !== before)
      if (!isFree(after, others)) return false
      rows = rows.map(each => (each === before ? after : each))
      return true
    },
    remove(gone: readonly Document[]) {
      rows = rows.filter(each => !gone.includes(each))
    },
  }
}

/** Of the unique index of x and y: of an array each element counts. */
function keysOf({ x, y }: Document): string[] {
  const each = (part: unknown) => (Array.isArray(part) ? (part.length === 0 ? ['[]'] : part.map(keyOf)) : [keyOf(part)])
  return each(x).flatMap(a => each(y).map(b => JSON.stringify([a, b])))
}

const areBothLists = ({ x, y }: Document) => Array.isArray(x) && x.length > 1 && Array.isArray(y) && y.length > 1

describe('the stand-in for MongoDB, whatever is asked of it', () => {
  it('does as a plain list does, and never has a unique key twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 25, maxLength: 40 }), steps => {
        const stored: Stored = { databases: new Databases(), cursors: new Cursors(), address: '' }
        const ask = (command: Document) => carryOut(stored, { ...command, $db: 'd' })
        const all = (wanted: Document) =>
          (ask({ find: 'c', filter: wanted }).cursor as { firstBatch: Document[] }).firstBatch
        const model = createModel()
        const inOrder = (rows: readonly Document[]) => [...rows].sort((a, b) => compareValues(a._id, b._id))
        ask({ createIndexes: 'c', indexes: [{ name: 'xy', key: { x: 1, y: 1 }, unique: true }] })

        for (const each of steps) {
          if (each.do === 'insert') {
            if (areBothLists(each.row)) continue
            const { n } = ask({ insert: 'c', documents: [each.row] })
            expect(n).toBe(model.insert(each.row) ? 1 : 0)
          } else if (each.do === 'update') {
            const [first] = all(each.filter)
            if (first === undefined) continue
            const before = model.find({ _id: first._id })[0]!
            const { writeErrors } = ask({ update: 'c', updates: [{ q: { _id: first._id }, u: each.change }] })
            const [refused] = (writeErrors as { code: number }[] | undefined) ?? []
            if (refused?.code !== 171) expect(refused === undefined).toBe(model.update(before, each.change))
          } else if (each.do === 'delete') {
            const gone = model.find(each.filter)
            expect(ask({ delete: 'c', deletes: [{ q: each.filter, limit: 0 }] }).n).toBe(gone.length)
            model.remove(gone)
          } else expect(inOrder(all(each.filter))).toEqual(inOrder(model.find(each.filter)))
        }
        expect(inOrder(all({}))).toEqual(inOrder(model.find({})))
        const keys = all({}).flatMap(row => [...new Set(keysOf(row))])
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 200 },
    )
  })

  it('has one order for all values, and sorts by it whether it takes few or all', () => {
    const any = fc.oneof(
      value,
      fc.date({ noInvalidDate: true }),
      fc.dictionary(field, scalar),
      fc.string({ unit: 'binary' }),
      fc.double(),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), values => {
        for (const a of values)
          for (const b of values) {
            expect(Math.sign(compareValues(a, b))).toBe(0 - Math.sign(compareValues(b, a)))
            expect(compareValues(a, b) === 0).toBe(keyOf(a) === keyOf(b))
          }
        const rows = values.map((v, _id) => ({ _id, v }))
        const whole = sorted(rows, { v: 1 })
        expect(sorted(rows, { v: 1 }, 2)).toEqual(whole.slice(0, 2))
        expect(sorted([...rows].reverse(), { v: 1, _id: 1 })).toEqual(whole)
        const ranked = [...values].sort(compareValues)
        for (let i = 2; i < ranked.length; i++) expect(compareValues(ranked[i - 2], ranked[i])).toBeLessThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })
})
