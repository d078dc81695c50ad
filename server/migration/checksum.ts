import { createHash } from 'node:crypto'

/** Of what it holds: not of the order of fields, and not of fields that hold nothing. */
export function checksumOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, (_, each: unknown) => inNameOrder(each)))
    .digest('base64')
}

function inNameOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
