const WIDTH = 24

/** Names and how many seconds each will take, about. */
export type Expected = ReadonlyMap<string, number>

/** A bar on a terminal; elsewhere nothing, since what a log needs are the lines of the stages. */
export interface Progress {
  begin(name: string): void
  end(name: string): void
  /** A line above the bar. */
  say(line: string): void
  stop(): void
}

export function showProgress(expected: Expected, out: NodeJS.WriteStream = process.stderr): Progress {
  const begun = new Map<string, number>()
  const ended = new Set<string>()
  const start = performance.now()
  const all = sum(expected.values())

  /** A stage that takes longer than expected stays just below its end. */
  function done(name: string, seconds: number): number {
    if (ended.has(name)) return seconds
    const from = begun.get(name)
    return from === undefined ? 0 : Math.min(0.95 * seconds, (performance.now() - from) / 1_000)
  }

  function draw(): void {
    const share = sum([...expected].map(([name, seconds]) => done(name, seconds))) / Math.max(1, all)
    const full = Math.round(share * WIDTH)
    const running = [...begun.keys()].filter(name => !ended.has(name)).join(', ')
    const passed = minutes((performance.now() - start) / 1_000)
    out.write(
      `\r\x1b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round(share * 100)} % ${passed} ${running}`,
    )
  }

  const clear = () => out.isTTY && out.write('\r\x1b[K')
  const timer = out.isTTY ? setInterval(draw, 500) : undefined
  return {
    begin: name => void begun.set(name, performance.now()),
    end: name => void ended.add(name),
    say(line) {
      clear()
      console.log(line)
    },
    stop() {
      clearInterval(timer)
      clear()
    },
  }
}

export function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${`${Math.floor(seconds % 60)}`.padStart(2, '0')}`
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}
