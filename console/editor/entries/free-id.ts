/** An id for a new entry of a file: `warranty-new-2` in `faq/warranty.zh.yaml`. Ids are unique in the whole folder. */
export function freeId(path: string, taken: readonly string[]): string {
  const stem = (path.split('/').at(-1) ?? '').replace(/(?:\.(?:zh|en))?\.ya?ml$/i, '').toLowerCase()
  const prefix = `${/\.en\.ya?ml$/i.test(path) ? 'en-' : ''}${stem.replace(/[^a-z0-9._-]+/g, '-')}-new`
  const known = new Set(taken)
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? prefix : `${prefix}-${number}`
    if (!known.has(id)) return id
  }
}
