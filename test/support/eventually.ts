import { expect } from '@jest/globals'

const PATIENCE_MS = 8_000

/** Waits until a reading is as expected, since pages and desks take their time; fails with the last reading. */
export async function eventually(read: () => unknown, wanted: unknown): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (JSON.stringify(await read()) === JSON.stringify(wanted)) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  expect(await read()).toEqual(wanted)
}
