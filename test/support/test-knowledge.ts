import { fileURLToPath } from 'node:url'

/** A shop of a few answers. */
export const TEST_KNOWLEDGE = fileURLToPath(new URL('./knowledge', import.meta.url))
