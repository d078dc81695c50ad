export interface HeadBeatNeeds<Listener> {
  /** Everybody who listens on this node now. */
  readonly listeners: () => Iterable<Listener>
  readonly beat: (listener: Listener) => Promise<void>
  readonly onFault: (error: unknown) => void
  /** Every listener hears its head once in this time; asked anew for each slice. */
  readonly everyMs: () => number
}

const SLICES = 10

/**
 * Tells each listener now and then how far its conversation is, so that a reader heals even when a message was
 * saved and never told. In slices, so that thousands of listeners are not all told in one turn of the loop.
 *
 * @returns stops it.
 */
export function startHeadBeat<Listener extends object>({
  listeners,
  beat,
  onFault,
  everyMs,
}: HeadBeatNeeds<Listener>): () => void {
  /** Each stays in its slice, whoever else comes and goes. */
  const sliceOf = new WeakMap<Listener, number>()
  let given = 0
  let slice = 0
  let timer = next()

  function next(): NodeJS.Timeout {
    return setTimeout(tellSlice, everyMs() / SLICES).unref()
  }

  function tellSlice(): void {
    timer = next()
    slice = (slice + 1) % SLICES
    for (const listener of listeners()) {
      let own = sliceOf.get(listener)
      if (own === undefined) {
        own = given++ % SLICES
        sliceOf.set(listener, own)
      }
      if (own === slice) beat(listener).catch(onFault)
    }
  }

  return () => clearTimeout(timer)
}
