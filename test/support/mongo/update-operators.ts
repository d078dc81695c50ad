import { badValue, CommandError, failedToParse, typeMismatch } from './command-error.ts'
import { type Document, isArrayPlace, isDocument } from './document.ts'
import { compileElement, hasOperators } from './match-filter.ts'
import { compareValues, isSame, kindOf } from './value-order.ts'

const REMOVED = Symbol('removed')
/** What becomes of the value at a path. Returns the value itself when nothing changes. */
type Edit = (old: unknown) => unknown
type Operator = (operand: unknown, path: string) => Edit

/** Places that one update may fill in an array that is shorter. */
const MOST_PADDING = 1_500

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: setTo,
  $setOnInsert: setTo,
  $unset: () => () => REMOVED,
  $inc: (by, path) => {
    if (typeof by !== 'number') throw typeMismatch(`Cannot increment ${path} with a non-numeric argument`)
    return old => {
      if (old === undefined) return by
      if (typeof old !== 'number') throw typeMismatch(`Cannot apply $inc to ${path}, which is no plain number`)
      const sum = old + by
      if (Number.isInteger(sum) && !Number.isSafeInteger(sum)) throw badValue(`${path} would be beyond exact numbers`)
      return sum
    }
  },
  $min: to => old => (old === undefined || compareValues(to, old) < 0 ? to : old),
  $max: to => old => (old === undefined || compareValues(to, old) > 0 ? to : old),
  $push: (operand, path) => {
    const { each, slice } = readPush(operand)
    return old => {
      const list = listAt(old, path)
      if (each.length === 0 && old !== undefined && slice === undefined) return old
      const all = [...list, ...each]
      if (slice === undefined) return all
      return slice < 0 ? all.slice(slice) : all.slice(0, slice)
    }
  },
  $addToSet: (operand, path) => {
    const { each } = readPush(operand, false)
    return old => {
      const all = [...listAt(old, path)]
      for (const value of each) if (!all.some(known => isSame(known, value))) all.push(value)
      return old !== undefined && all.length === (old as unknown[]).length ? old : all
    }
  },
  $pull: (condition, path) => {
    const isPulled =
      isDocument(condition) || hasOperators(condition)
        ? compileElement(condition)
        : (value: unknown) => isSame(value, condition)
    return old => {
      if (old === undefined) return old
      const list = listAt(old, path)
      const left = list.filter(each => !isPulled(each))
      return left.length === list.length ? old : left
    }
  },
}

/**
 * @param update operators, or a whole document that takes the place of the other.
 * @returns the same document when nothing changes.
 * @throws CommandError for what is not known here, and what MongoDB refuses.
 */
export function applyUpdate(document: Document, update: unknown, isInsert: boolean): Document {
  if (!isDocument(update)) throw failedToParse('an update with a pipeline is not known here')
  if (!Object.keys(update)[0]?.startsWith('$')) return replaced(document, update)
  const paths: string[] = []
  let next = document
  for (const [name, fields] of Object.entries(update)) {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name]! : null
    if (operator === null) throw failedToParse(`Unknown modifier: ${name}`)
    if (!isDocument(fields)) throw failedToParse(`Modifiers operate on fields: ${name}`)
    for (const [path, operand] of Object.entries(fields)) {
      refuseConflict(paths, path)
      paths.push(path)
      if (name === '$setOnInsert' && !isInsert) continue
      next = editAt(next, partsOf(path), 0, operator(operand, path), name === '$unset' || name === '$pull') as Document
    }
  }
  return next
}

function replaced(document: Document, { _id = document._id, ...fields }: Document): Document {
  for (const name of Object.keys(fields))
    if (name.startsWith('$')) throw failedToParse(`The replacement document has a field ${name}`)
  const next = _id === undefined ? fields : { _id, ...fields }
  return isSame(next, document) ? document : next
}

function editAt(container: unknown, path: readonly string[], depth: number, edit: Edit, onlyIfThere: boolean): unknown {
  const part = path[depth]!
  const isLast = depth === path.length - 1
  if (container === undefined && !onlyIfThere) container = {}
  if (!Array.isArray(container) && !isDocument(container)) {
    if (onlyIfThere) return container
    throw new CommandError(28, `Cannot create field '${part}' in element that is a ${kindOf(container)}`)
  }
  if (Array.isArray(container) && !isArrayPlace(part)) {
    if (onlyIfThere) return container
    throw new CommandError(28, `Cannot create field '${part}' in an array`)
  }
  const old = Object.hasOwn(container, part) ? (container as Document)[part] : undefined
  const value = isLast ? edit(old) : editAt(old, path, depth + 1, edit, onlyIfThere)
  if (value === old || (value === REMOVED && old === undefined)) return container
  return Array.isArray(container) ? withElement(container, Number(part), value) : withField(container, part, value)
}

function withField(document: Document, name: string, value: unknown): Document {
  if (value !== REMOVED) return { ...document, [name]: value }
  const { [name]: _, ...others } = document
  return others
}

/** An element that is unset leaves `null`. */
function withElement(list: readonly unknown[], place: number, value: unknown): unknown[] {
  if (place > list.length + MOST_PADDING) throw badValue(`place ${place} is far beyond the array`)
  const next = [...list]
  while (next.length < place) next.push(null)
  next[place] = value === REMOVED ? null : value
  return next
}

function setTo(to: unknown): Edit {
  return old => (old !== undefined && isSame(old, to) ? old : to)
}

function partsOf(path: string): readonly string[] {
  const parts = path.split('.')
  if (parts.some(part => part === ''))
    throw new CommandError(56, `The update path '${path}' contains an empty field name`)
  if (parts.some(part => part.startsWith('$'))) throw badValue(`a path with ${path} is not known here`)
  return parts
}

function refuseConflict(paths: readonly string[], path: string): void {
  for (const other of paths)
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`))
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${other}'`)
}

function readPush(operand: unknown, canSlice = true): { readonly each: readonly unknown[]; readonly slice?: number } {
  if (!isDocument(operand) || !('$each' in operand)) return { each: [operand] }
  const { $each, $slice, ...others } = operand
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw badValue(`Unrecognized clause: ${unknown}`)
  if (!Array.isArray($each)) throw badValue('The argument to $each must be an array')
  if ($slice === undefined) return { each: $each }
  if (!canSlice || !Number.isInteger($slice)) throw badValue('The value for $slice must be a whole number')
  return { each: $each, slice: $slice as number }
}

function listAt(old: unknown, path: string): readonly unknown[] {
  if (old === undefined) return []
  if (!Array.isArray(old)) throw badValue(`The field '${path}' must be an array but is of type ${kindOf(old)}`)
  return old
}

/** What a document that is upserted has from the filter: the fields that have to be equal to something. */
export function seedOf(filter: Document): Document {
  let seed: Document = {}
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and') {
      for (const each of condition as readonly Document[]) seed = { ...seed, ...seedOf(each) }
      continue
    }
    if (name.startsWith('$')) continue
    const isOperators = hasOperators(condition)
    if (condition instanceof RegExp || (isOperators && !('$eq' in condition))) continue
    const value = isOperators ? condition.$eq : condition
    seed = editAt(seed, partsOf(name), 0, () => value, false) as Document
  }
  return seed
}
