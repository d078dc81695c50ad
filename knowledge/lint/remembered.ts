/** What is found in one thing by itself is found once. Only for things that are never changed. */
export function remembered<T extends object, R>(find: (one: T) => R): (one: T) => R {
  const inOne = rememberedBeside<T, { readonly name: '' }, R>(find)
  return one => inOne(one, { name: '' })
}

/**
 * The same for what is found in a thing beside something else, known by its name: under another name everything is
 * found anew.
 */
export function rememberedBeside<T extends object, C extends { readonly name: string }, R>(
  find: (one: T, beside: C) => R,
): (one: T, beside: C) => R {
  let name = ''
  let known = new WeakMap<T, { readonly found: R }>()
  return (one, beside) => {
    if (beside.name !== name) {
      name = beside.name
      known = new WeakMap()
    }
    const before = known.get(one)
    if (before !== undefined) return before.found
    const found = find(one, beside)
    known.set(one, { found })
    return found
  }
}
