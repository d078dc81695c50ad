export interface EmbeddingsServer {
  /** The full address of `/v1/embeddings`. */
  readonly url: string
  readonly model: string
  /** Sent as `Authorization: Bearer …`. */
  readonly key: string | null
}

/** Turns texts into vectors of length one, in their order. */
export type Embed = (texts: readonly string[], timeoutMs: number) => Promise<readonly Float32Array[]>

const MOST_DIMENSIONS = 8_192
/** Numbers as text, with room for the rest of the answer. */
const BYTES_A_NUMBER = 32

/** An answer that is no answer: another status than 200, or anything but one vector of equal length a text. */
export class EmbeddingsRefusedError extends Error {
  override name = 'EmbeddingsRefusedError'
  readonly code = 'EMBEDDINGS_REFUSED'
}

/** Speaks to an OpenAI-compatible server. Sends the texts and the model's name, and nothing else. */
export function createEmbeddingsClient({ url, model, key }: EmbeddingsServer): Embed {
  return async (texts, timeoutMs) => {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input: texts }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw new EmbeddingsRefusedError(`the embeddings server answered with status ${response.status}`)
    }
    return vectorsIn(parsed(await readAtMost(response, texts.length * MOST_DIMENSIONS * BYTES_A_NUMBER)), texts.length)
  }
}

async function readAtMost(response: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new EmbeddingsRefusedError('the embeddings server answered with too much')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EmbeddingsRefusedError('the embeddings server did not answer with JSON', { cause })
  }
}

function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const { data } = (answer ?? {}) as { data?: unknown }
  if (!Array.isArray(data) || data.length !== count)
    throw new EmbeddingsRefusedError(`the embeddings server did not answer with ${count} vectors`)
  const vectors: Float32Array[] = []
  for (const [place, item] of data.entries()) {
    const { index = place, embedding } = (item ?? {}) as { index?: number; embedding?: unknown }
    if (!Number.isInteger(index) || index < 0 || index >= count || vectors[index] !== undefined)
      throw new EmbeddingsRefusedError('the embeddings server numbers its vectors wrongly')
    vectors[index] = unit(embedding, vectors.find(Boolean)?.length)
  }
  return vectors
}

/** @param expected length of the other vectors. */
function unit(embedding: unknown, expected: number | undefined): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > MOST_DIMENSIONS)
    throw new EmbeddingsRefusedError('the embeddings server sent no vector')
  if (expected !== undefined && embedding.length !== expected)
    throw new EmbeddingsRefusedError('the embeddings server sent vectors of different lengths')
  const vector = Float32Array.from(embedding as number[])
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length) || length === 0)
    throw new EmbeddingsRefusedError('the embeddings server sent a vector without direction')
  return vector.map(value => value / length)
}
