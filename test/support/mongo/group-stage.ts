import { badValue, failedToParse } from './command-error.ts'
import { type Document, isDocument } from './document.ts'
import { compareValues, keyOf, numberOf } from './value-order.ts'

type Expression = (document: Document) => unknown
type Accumulator = (values: readonly unknown[]) => unknown

const ACCUMULATORS: Readonly<Record<string, Accumulator>> = {
  $sum: values => numbersOf(values).reduce((sum, each) => sum + each, 0),
  $avg: values => {
    const numbers = numbersOf(values)
    return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  },
  $min: values => extreme(values, order => order < 0),
  $max: values => extreme(values, order => order > 0),
}

/** `$group` by fields, or documents of fields, with sums and the like of fields. What is computed otherwise is refused. */
export function compileGroup(spec: unknown): (documents: readonly Document[]) => Document[] {
  if (!isDocument(spec) || !('_id' in spec)) throw failedToParse('a group specification must include an _id')
  const { _id, ...fields } = spec
  const id = compileExpression(_id)
  const sums = Object.entries(fields).map(([name, value]) => ({ name, ...compileAccumulator(name, value) }))

  return function group(documents) {
    const groups = new Map<string, { readonly _id: unknown; readonly members: Document[] }>()
    for (const document of documents) {
      const value = id(document) ?? null
      const key = keyOf(value)
      const found = groups.get(key)
      if (found === undefined) groups.set(key, { _id: value, members: [document] })
      else found.members.push(document)
    }
    return [...groups.values()].map(({ _id, members }) => ({
      _id,
      ...Object.fromEntries(sums.map(({ name, value, accumulate }) => [name, accumulate(members.map(value))])),
    }))
  }
}

function compileAccumulator(
  name: string,
  spec: unknown,
): { readonly value: Expression; readonly accumulate: Accumulator } {
  const [[operator, operand] = ['', undefined], ...others] = isDocument(spec) ? Object.entries(spec) : []
  const accumulate = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
  if (accumulate === undefined || others.length > 0) throw badValue(`unknown group operator for ${name}: ${operator}`)
  return { value: compileExpression(operand), accumulate }
}

function compileExpression(expression: unknown): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression.slice(1))
  if (Array.isArray(expression)) throw badValue('an expression with an array is not known here')
  if (!isDocument(expression)) return () => expression
  const fields = Object.entries(expression).map(([name, value]) => {
    if (name.startsWith('$')) throw badValue(`Unrecognized expression '${name}'`)
    return [name, compileExpression(value)] as const
  })
  return document => {
    const values = fields.map(([name, value]) => [name, value(document)] as const)
    return Object.fromEntries(values.filter(([, value]) => value !== undefined))
  }
}

function compilePath(name: string): Expression {
  if (name.startsWith('$') || name === '') throw badValue(`a variable $${name} is not known here`)
  const path = name.split('.')
  return document => {
    let value: unknown = document
    for (const part of path) {
      if (Array.isArray(value)) throw badValue(`a path through an array, ${name}, is not known here`)
      value = isDocument(value) ? value[part] : undefined
    }
    return value
  }
}

function numbersOf(values: readonly unknown[]): number[] {
  return values.filter(each => typeof each === 'number' || typeof each === 'bigint').map(each => Number(numberOf(each)))
}

function extreme(values: readonly unknown[], isBetter: (order: number) => boolean): unknown {
  let best: unknown = null
  for (const value of values) {
    if (value === null || value === undefined) continue
    if (best === null || isBetter(compareValues(value, best))) best = value
  }
  return best
}
