/** Waits until `claim` holds; the tests of a browser have nothing else to wait for. */
export async function until(claim: () => boolean | Promise<boolean>, withinMs = 8_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs
  while (!(await claim())) {
    if (Date.now() > giveUpAt) throw new Error(`not so within ${withinMs} ms: ${claim}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
