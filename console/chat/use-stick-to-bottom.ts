import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 60

/** Follows the newest message as long as the reader has not scrolled away from it. */
export function useStickToBottom(length: number) {
  const ref = useRef<HTMLDivElement>(null)
  const isNear = useRef(true)
  const [isAway, setAway] = useState(false)

  const toBottom = useCallback(() => {
    const box = ref.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  useLayoutEffect(() => {
    if (isNear.current) toBottom()
  }, [length, toBottom])

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
