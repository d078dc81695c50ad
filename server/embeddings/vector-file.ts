import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Text → its vector; all of one length. */
export type Vectors = Map<string, Float32Array>

const header = z.object({
  model: z.string(),
  dimensions: z.number().int().min(1).max(8_192),
  /** Hashes of the texts, in the order of the vectors. */
  keys: z.array(z.string()),
})

/** Twenty hex digits that stand for a text, so that the file holds no words. */
export const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20)

/**
 * Vectors by key, as a former run of the same model kept them; empty when there is nothing usable. The file is one line
 * of JSON and then the vectors, 32-bit floats one after the other. Never throws.
 */
export async function loadVectors(path: string, model: string): Promise<Vectors> {
  try {
    const bytes = await readFile(path)
    const end = bytes.indexOf(0x0a)
    const { keys, dimensions, model: madeBy } = header.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')))
    const rest = bytes.subarray(end + 1)
    if (madeBy !== model || rest.byteLength !== keys.length * dimensions * 4) return new Map()
    const numbers = new Float32Array(rest.buffer.slice(rest.byteOffset, rest.byteOffset + rest.byteLength))
    return new Map(keys.map((key, at) => [key, numbers.slice(at * dimensions, (at + 1) * dimensions)]))
  } catch {
    return new Map()
  }
}

/** Replaces the file in one step. A folder that can not be written only makes the next start ask again. */
export async function saveVectors(path: string, model: string, vectors: Vectors): Promise<void> {
  const dimensions = [...vectors.values()][0]?.length
  if (dimensions === undefined) return
  const draft = `${path}.${process.pid}.draft`
  const head = `${JSON.stringify({ model, dimensions, keys: [...vectors.keys()] })}\n`
  const bodies = [...vectors.values()].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(draft, Buffer.concat([Buffer.from(head), ...bodies]))
    await rename(draft, path)
  } catch {
    // See above.
  }
}
