import { setTimeout as pause } from 'node:timers/promises'
import type { Hints } from '../../bot/decision.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { maskNumbers } from '../content/mask-numbers.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import type { Embed } from './embeddings-client.ts'
import { keyOf, loadVectors, saveVectors, type Vectors } from './vector-file.ts'
import { createVectorIndex, type VectorIndex } from './vector-index.ts'

export interface MeaningHintsNeeds {
  readonly embed: Embed
  readonly model: string
  /** Where vectors of the knowledge are kept between starts. */
  readonly file: string
  readonly now: () => number
  /** The server has stopped answering, or answers again. */
  readonly onChange: (isAway: boolean) => void
  /** How long a shopper waits for a hint at most. */
  readonly timeoutMs?: number
  readonly retryAfterMs?: number
}

/** What a model of meaning thinks of a question: evidence for a bot that is not sure. */
export interface MeaningHints {
  /** Null when the server is away, slow or wrong, or the vectors of this knowledge are not there yet. Never throws. */
  hintsFor(question: string, knowledge: Knowledge): Promise<Hints | null>
  /** Gets the vectors of a newly published knowledge, in the background. */
  follow(knowledge: Knowledge): void
  stop(): void
}

const TIMEOUT_MS = 300
const BATCH = 64
const BATCH_TIMEOUT_MS = 30_000
const RETRY_AFTER_MS = 30_000
const MOST_REMEMBERED = 500
/** A question is no longer than this for the model; what follows adds nothing. */
const LONGEST_QUESTION = 500

export function createMeaningHints(needs: MeaningHintsNeeds): MeaningHints {
  const { embed, model, file, now, onChange, timeoutMs = TIMEOUT_MS, retryAfterMs = RETRY_AFTER_MS } = needs
  const breaker = createCircuitBreaker(now, onChange)
  const ending = new AbortController()
  let ready: { readonly version: string; readonly index: VectorIndex } | null = null
  let wanted: Knowledge | null = null
  let isWorking = false
  const asked = new Map<string, Float32Array>()

  async function vectorOf(question: string): Promise<Float32Array | null> {
    const known = asked.get(question)
    if (known !== undefined) return known
    if (!breaker.mayCall()) return null
    try {
      const [vector] = await embed([question], timeoutMs)
      breaker.succeeded()
      if (vector === undefined) return null
      asked.set(question, vector)
      const [oldest] = asked.keys()
      if (asked.size > MOST_REMEMBERED && oldest !== undefined) asked.delete(oldest)
      return vector
    } catch {
      breaker.failed()
      return null
    }
  }

  /** All vectors of a knowledge, or null when the server did not give them. */
  async function vectorsOf(texts: readonly string[]): Promise<Vectors | null> {
    const kept = await loadVectors(file, model)
    const missing = texts.filter(text => !kept.has(keyOf(text)))
    try {
      for (let at = 0; at < missing.length; at += BATCH) {
        if (ending.signal.aborted) return null
        const batch = missing.slice(at, at + BATCH)
        const vectors = await embed(batch, BATCH_TIMEOUT_MS)
        for (const [place, vector] of vectors.entries()) kept.set(keyOf(batch[place]!), vector)
      }
    } catch {
      if (missing.length > 0) await saveVectors(file, model, sameLength(kept))
      return null
    }
    const all = sameLength(new Map(texts.map(text => [keyOf(text), kept.get(keyOf(text))!])))
    if (missing.length > 0) await saveVectors(file, model, all)
    return all
  }

  async function work(): Promise<void> {
    while (wanted !== null && !ending.signal.aborted) {
      const knowledge = wanted
      wanted = null
      const questions = knowledge.entries.flatMap(({ id, language, question, variants }) =>
        [question, ...variants].map(text => ({ entryId: id, language, text })),
      )
      const vectors = await vectorsOf([...new Set(questions.map(({ text }) => text))])
      if (vectors === null) {
        wanted ??= knowledge
        await pause(retryAfterMs, undefined, { ref: false, signal: ending.signal })
        continue
      }
      const rows = questions.flatMap(({ entryId, language, text }) => {
        const vector = vectors.get(keyOf(text))
        return vector === undefined ? [] : [{ entryId, language, vector }]
      })
      ready = { version: knowledge.version, index: await createVectorIndex(rows) }
    }
  }

  return {
    async hintsFor(question, { version }) {
      const current = ready
      if (current?.version !== version) return null
      const vector = await vectorOf(maskNumbers(question).slice(0, LONGEST_QUESTION))
      return vector === null ? null : current.index.hintsFor(vector).catch(() => null)
    },
    follow(knowledge) {
      wanted = knowledge
      if (isWorking) return
      isWorking = true
      // Only the end interrupts it.
      work()
        .catch(() => {})
        .finally(() => {
          isWorking = false
        })
    },
    stop: () => ending.abort(),
  }
}

/** Vectors of the commonest length: a server may have been given another model under the same name. */
function sameLength(vectors: Vectors): Vectors {
  const counts = new Map<number, number>()
  for (const { length } of vectors.values()) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [common] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  return new Map([...vectors].filter(([, { length }]) => length === common))
}
