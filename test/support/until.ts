const PATIENCE_MS = 10_000

/** Waits until `look` finds something; fails with the place of the call when it does not. */
export async function until<T>(
  look: () => T | undefined | null | Promise<T | undefined | null>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const impatience = new Error('waited in vain')
  const end = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== null) return found
    if (Date.now() > end) throw impatience
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
