import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from './desk.ts'

export interface Suggestion {
  readonly id: string
  readonly title: string
}

const PAUSE_MS = 160
const SHORTEST = 2
const LONGEST = 40
const MOST = 3

/** Titles that complete what is being written, while the robot is the one who answers. */
export function useTypeahead() {
  const { chat } = useDesk()
  const [found, setFound] = useState<readonly Suggestion[]>([])
  /** −1: none is chosen, Enter sends the text as it is. */
  const [active, setActive] = useState(-1)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const turn = useRef(0)

  function clear(): void {
    clearTimeout(timer.current)
    turn.current++
    setFound([])
    setActive(-1)
  }
  useEffect(() => clear, [])

  return {
    found,
    active,
    clear,
    ask(written: string): void {
      const text = written.trim()
      const isAsked = chat.status.value?.status === 'bot' && text.length >= SHORTEST && text.length <= LONGEST
      if (!isAsked || text.includes('\n')) {
        clear()
        return
      }
      clearTimeout(timer.current)
      const mine = ++turn.current
      timer.current = setTimeout(async () => {
        const answer = await chat.call<{ titles: readonly Suggestion[] }>('typeahead', { text })
        if (mine !== turn.current) return
        setActive(-1)
        setFound(answer.ok ? answer.data.titles.slice(0, MOST) : [])
      }, PAUSE_MS)
    },
    /** @returns whether the key was one for the list. */
    move(key: string): boolean {
      const count = found.length
      if (count === 0 || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false
      const step = key === 'ArrowDown' ? 1 : count
      // One more place than there are titles: between the last and the first the text itself is chosen.
      setActive(((active + 1 + step) % (count + 1)) - 1)
      return true
    },
  }
}
