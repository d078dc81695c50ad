/** Every node says this often that it is there. */
const BEAT_EVERY_MS = 800
/** Until Redis has answered for the first time. */
const FIRST_BEATS_MS = 50
/** A node that has not heard its own beat this many times is on its own. A busy node sends no beats, so it misses none. */
const MOST_MISSED = 3
/** A node of which nothing was heard for so long has gone; one that was only busy would miss what is told meanwhile. */
const GONE_AFTER_MS = 15_000

export interface NodeWatchNeeds {
  /** Sends a beat to every node, this one too. */
  readonly beat: () => void
  readonly onAway: () => void
  readonly onBack: () => void
  readonly onNodes: (others: number) => void
}

/** Knows by beats that come back whether the nodes hear each other, whatever may be wrong, and how many there are. */
export interface NodeWatch {
  /** A beat has come in. */
  heard(nodeId: string): void
  /** Nodes do not hear this one, or it does not hear them. So too before the first beat. */
  isAway(): boolean
  /** Whether there is anybody to tell; taken for granted while it is unknown. */
  areOthersThere(): boolean
  /** Resolves when the first beat is back, or after so long without. */
  first(withinMs: number): Promise<void>
  stop(): void
}

export function watchNodes(nodeId: string, { beat, onAway, onBack, onNodes }: NodeWatchNeeds): NodeWatch {
  const others = new Map<string, number>()
  let unknownSince = performance.now()
  let [isAway, missed, told] = [true, 0, 0]
  let isFirst = true
  let firstHeard = () => {}
  let timer = setInterval(send, FIRST_BEATS_MS).unref()

  function send(): void {
    missed += 1
    if (!isAway && missed > MOST_MISSED) {
      isAway = true
      onAway()
    }
    const oldest = performance.now() - GONE_AFTER_MS
    for (const [other, at] of others) if (at < oldest) others.delete(other)
    tellOthers()
    beat()
  }

  function tellOthers(): void {
    if (isAway || told === others.size) return
    told = others.size
    onNodes(told)
  }

  function settle(): void {
    if (!isFirst) return
    isFirst = false
    clearInterval(timer)
    timer = setInterval(send, BEAT_EVERY_MS).unref()
    firstHeard()
  }

  return {
    heard(from) {
      if (from !== nodeId) {
        others.set(from, performance.now())
        tellOthers()
        return
      }
      missed = 0
      settle()
      if (!isAway) return
      isAway = false
      unknownSince = performance.now()
      onBack()
    },
    isAway: () => isAway,
    areOthersThere: () => others.size > 0 || performance.now() - unknownSince < GONE_AFTER_MS,
    first: withinMs =>
      new Promise(resolve => {
        const patience = setTimeout(settle, withinMs)
        firstHeard = () => {
          clearTimeout(patience)
          resolve()
        }
        if (!isFirst) firstHeard()
      }),
    stop: () => clearInterval(timer),
  }
}
