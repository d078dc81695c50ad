import { CommandError, failedToParse } from './command-error.ts'
import { type Document, isDocument } from './document.ts'

interface Tree {
  readonly [name: string]: Tree | true
}

/** @throws CommandError for what is computed or cut: only whole fields are shown or left out. */
export function compileProjection(projection: Document): (document: Document) => Document {
  const fields = Object.entries(projection).map(([path, value]) => ({ path, isShown: isShown(path, value) }))
  const others = fields.filter(each => each.path !== '_id')
  const id = fields.find(each => each.path === '_id')
  if (others.length === 0 && id === undefined) return document => document
  const isInclusion = others[0]?.isShown ?? id!.isShown
  if (others.some(each => each.isShown !== isInclusion))
    throw new CommandError(31_254, 'Cannot mix inclusion and exclusion in one projection')
  const withId = id?.isShown ?? true
  const paths = others.map(each => each.path)
  const tree = treeOf(withId === isInclusion ? ['_id', ...paths] : paths)
  return document => (isInclusion ? including(document, tree) : excluding(document, tree))
}

function isShown(path: string, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'boolean')
    throw failedToParse(`a projection of ${path} that is neither 0 nor 1 is not known here`)
  if (path === '' || path.split('.').some(part => part === '' || part.startsWith('$')))
    throw failedToParse(`a projection of "${path}" is not known here`)
  return Boolean(value)
}

function treeOf(paths: readonly string[]): Tree {
  const root: { [name: string]: Tree | true } = {}
  for (const path of paths) {
    const parts = path.split('.')
    let node = root
    for (const [i, part] of parts.entries()) {
      const isLast = i === parts.length - 1
      const found = Object.hasOwn(node, part) ? node[part] : undefined
      if (found === true || (isLast && found !== undefined)) throw new CommandError(31_250, `Path collision at ${path}`)
      node[part] = found ?? (isLast ? true : {})
      if (!isLast) node = node[part] as typeof root
    }
  }
  return root
}

function including(document: Document, tree: Tree): Document {
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(document)) {
    const below = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (below === undefined) continue
    const part = below === true ? value : within(value, below)
    if (part !== undefined) shown[name] = part
  }
  return shown

  function within(value: unknown, below: Tree): unknown {
    if (isDocument(value)) return including(value, below)
    if (!Array.isArray(value)) return undefined
    return value.map(each => within(each, below)).filter(each => each !== undefined)
  }
}

function excluding(document: Document, tree: Tree): Document {
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(document)) {
    const below = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (below !== true) shown[name] = below === undefined ? value : within(value, below)
  }
  return shown

  function within(value: unknown, below: Tree): unknown {
    if (isDocument(value)) return excluding(value, below)
    return Array.isArray(value) ? value.map(each => within(each, below)) : value
  }
}
