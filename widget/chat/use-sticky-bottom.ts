import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const NEAR_PX = 48
const ABOVE_PX = 12

/** Stays at the end while the reader is there, and leaves them alone when they have scrolled up. */
export function useStickyBottom(frame: RefObject<HTMLElement | null>) {
  const isAtBottom = useRef(true)
  const held = useRef<number | null>(null)
  /** Where the frame was last scrolled to. */
  const top = useRef(0)

  const toBottom = (): void => {
    const element = frame.current!
    const newest = element.firstElementChild!.lastElementChild as HTMLElement | null
    isAtBottom.current = true
    // A long answer is read from its beginning, so that stays in sight; nothing moves what the reader has passed.
    const end = newest?.matches('.other') ? newest.offsetTop - ABOVE_PX : element.scrollHeight
    element.scrollTop = Math.max(element.scrollTop, Math.min(end, element.scrollHeight - element.clientHeight))
    top.current = element.scrollTop
  }

  useEffect(() => {
    const element = frame.current!
    const note = (): void => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
      // Only a scroll upwards is the reader's: content that grows below also leaves the end out of sight.
      if (isNear || element.scrollTop < top.current) isAtBottom.current = isNear
      top.current = element.scrollTop
    }
    const follow = new ResizeObserver(() => isAtBottom.current && toBottom())
    follow.observe(element)
    follow.observe(element.firstElementChild!)
    element.addEventListener('scroll', note, { capture: true, passive: true })
    return () => {
      follow.disconnect()
      element.removeEventListener('scroll', note, { capture: true })
    }
  }, [])

  // When older messages are put above, the ones being read stay where they are.
  useLayoutEffect(() => {
    const element = frame.current!
    // At once: what shrinks and grows again before the next frame would look like the reader's own scrolling.
    if (isAtBottom.current) toBottom()
    if (held.current === null || held.current === element.scrollHeight) return
    element.scrollTop += element.scrollHeight - held.current
    held.current = null
  })

  return {
    isAtBottom,
    toBottom,
    holdPlace: (): void => {
      held.current = frame.current!.scrollHeight
    },
  }
}
