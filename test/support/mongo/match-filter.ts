import { badValue, CommandError } from './command-error.ts'
import { type Document, isDocument, valuesAt } from './document.ts'
import { compareValues, isSame, kindOf } from './value-order.ts'

type Test = (value: unknown) => boolean
/** Of a field that may lead to many values, or to none. */
type FieldTest = (values: readonly unknown[]) => boolean

/** @throws CommandError for an operator that is not known here, wherever it stands. */
export function compileFilter(filter: Document): (document: unknown) => boolean {
  const tests = Object.entries(filter).map(([name, condition]) =>
    name.startsWith('$') ? compileTop(name, condition) : compileField(name, condition),
  )
  return tests.length === 1 ? tests[0]! : document => tests.every(test => test(document))
}

function compileTop(name: string, condition: unknown): Test {
  if (name === '$comment') return () => true
  if (name !== '$and' && name !== '$or' && name !== '$nor') throw badValue(`unknown top level operator: ${name}`)
  if (!Array.isArray(condition) || condition.length === 0) throw badValue(`${name} must be a nonempty array`)
  const tests = condition.map(each => {
    if (!isDocument(each)) throw badValue(`${name} entries need to be full objects`)
    return compileFilter(each)
  })
  if (name === '$and') return document => tests.every(test => test(document))
  return document => tests.some(test => test(document)) === (name === '$or')
}

function compileField(name: string, condition: unknown): Test {
  const path = name.split('.')
  const test = compileCondition(condition)
  return path.length === 1
    ? document => test([isDocument(document) ? document[name] : undefined])
    : document => test(valuesAt(document, path))
}

export function hasOperators(condition: unknown): condition is Document {
  return isDocument(condition) && Object.keys(condition)[0]?.startsWith('$') === true
}

function compileCondition(condition: unknown): FieldTest {
  if (!hasOperators(condition)) return any(condition instanceof RegExp ? matches(condition) : equals(condition))
  const tests = Object.entries(condition).map(([operator, operand]) => compileOperator(operator, operand, condition))
  return values => tests.every(test => test(values))
}

function compileOperator(operator: string, operand: unknown, all: Document): FieldTest {
  switch (operator) {
    case '$eq':
      return any(equals(operand))
    case '$ne':
      return not(any(equals(operand)))
    case '$gt':
      return any(inBracket(operand, order => order > 0))
    case '$gte':
      return any(inBracket(operand, order => order >= 0))
    case '$lt':
      return any(inBracket(operand, order => order < 0))
    case '$lte':
      return any(inBracket(operand, order => order <= 0))
    case '$in':
      return any(oneOf(listOf(operator, operand)))
    case '$nin':
      return not(any(oneOf(listOf(operator, operand))))
    case '$exists': {
      const isWanted = operand !== false && operand !== 0 && operand !== null
      return values => values.some(each => each !== undefined) === isWanted
    }
    case '$not':
      if (operand instanceof RegExp) return not(any(matches(operand)))
      if (!hasOperators(operand)) throw badValue('$not needs a regex or a document')
      return not(compileCondition(operand))
    case '$size':
      if (!Number.isInteger(operand)) throw badValue('$size needs a whole number')
      return values => values.some(each => Array.isArray(each) && each.length === operand)
    case '$all': {
      const wanted = listOf(operator, operand).map(each => any(equals(each)))
      return values => wanted.length > 0 && wanted.every(test => test(values))
    }
    case '$elemMatch': {
      const test = compileElement(operand)
      return values => values.some(each => Array.isArray(each) && each.some(test))
    }
    case '$regex':
      return any(matches(patternOf(operand, all.$options)))
    case '$options':
      if (!('$regex' in all)) throw badValue('$options needs a $regex')
      return () => true
    default:
      throw badValue(`unknown operator: ${operator}`)
  }
}

/** An array is looked at as a whole, and element by element. */
function any(test: Test): FieldTest {
  return values => values.some(each => test(each) || (Array.isArray(each) && each.some(test)))
}

function not(test: FieldTest): FieldTest {
  return values => !test(values)
}

/** What is missing is as `null`. */
function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return value => value === null || value === undefined
  if (typeof operand === 'string' || typeof operand === 'boolean') return value => value === operand
  return value => isSame(value, operand)
}

/** Only values of the operand's own type are more or less than it. */
function inBracket(operand: unknown, decide: (order: number) => boolean): Test {
  if (operand === null || operand === undefined) return decide(0) ? equals(null) : () => false
  if (operand instanceof RegExp) throw badValue('a regex is neither more nor less than anything')
  const kind = kindOf(operand)
  return value =>
    kindOf(value) === kind &&
    (kind !== 'number' || Number.isNaN(value) === Number.isNaN(operand)) &&
    decide(compareValues(value, operand))
}

function oneOf(operands: readonly unknown[]): Test {
  const texts = new Set(operands.filter(each => typeof each === 'string'))
  const others = operands
    .filter(each => typeof each !== 'string')
    .map(each => (each instanceof RegExp ? matches(each) : equals(each)))
  return value => (typeof value === 'string' && texts.has(value)) || others.some(test => test(value))
}

function matches(pattern: RegExp): Test {
  return value => (typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && isSame(value, pattern))
}

function patternOf(operand: unknown, options: unknown): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand
  if (typeof source !== 'string') throw badValue('$regex has to be a string')
  const flags = options ?? (operand instanceof RegExp ? operand.flags : '')
  if (typeof flags !== 'string' || /[^ims]/.test(flags)) throw badValue(`regex options ${String(flags)}`)
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new CommandError(51_091, `Regular expression is invalid: ${String(error)}`)
  }
}

function listOf(operator: string, operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand)) throw badValue(`${operator} needs an array`)
  if (operand.some(hasOperators)) throw badValue(`cannot nest $ under ${operator}`)
  return operand
}

/** Of `$elemMatch` and `$pull`: conditions on the element itself, or on its fields. */
export function compileElement(condition: unknown): Test {
  if (!isDocument(condition)) throw badValue('$elemMatch needs an Object')
  const [first] = Object.keys(condition)
  if (first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const test = compileCondition(condition)
    return element => test([element])
  }
  const test = compileFilter(condition)
  return element => isDocument(element) && test(element)
}
