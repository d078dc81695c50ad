/** What is found in one thing by itself is found once. Only for things that are never changed. */
export function remembered<T extends object, R>(find: (one: T) => R): (one: T) => R {
  const found = rememberedBeside<T, { readonly name: '' }, R>(() => find)
  return one => found(one, { name: '' })
}

/**
 * The same for what is found in a thing beside something else, known by its name: under another name everything is
 * found anew.
 *
 * @param lookBeside makes what finds; called once for each name.
 */
export function rememberedBeside<T extends object, C extends { readonly name: string }, R>(
  lookBeside: (beside: C) => (one: T) => R,
): (one: T, beside: C) => R {
  let name: string | null = null
  let find: (one: T) => R
  let known: WeakMap<T, { readonly found: R }>
  return (one, beside) => {
    if (beside.name !== name) {
      name = beside.name
      find = lookBeside(beside)
      known = new WeakMap()
    }
    const before = known.get(one)
    if (before !== undefined) return before.found
    const found = find(one)
    known.set(one, { found })
    return found
  }
}
