import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 60

/**
 * Follows the newest message as long as the reader has not scrolled away from it.
 *
 * @param summary stands above the messages, and moves them down when it comes.
 */
export function useStickToBottom(length: number, summary: object | null) {
  const ref = useRef<HTMLDivElement>(null)
  const isNear = useRef(true)
  const [isAway, setAway] = useState(false)

  const toBottom = useCallback(() => {
    const box = ref.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  useLayoutEffect(() => {
    if (isNear.current) toBottom()
  }, [length, summary, toBottom])

  useEffect(() => {
    const box = ref.current
    if (!box) return
    const look = () => {
      isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
      setAway(!isNear.current)
    }
    const follow = new ResizeObserver(() => {
      if (isNear.current) toBottom()
    })
    box.addEventListener('scroll', look, { passive: true })
    follow.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      follow.disconnect()
    }
  }, [toBottom])

  return { ref, isAway, toBottom }
}
