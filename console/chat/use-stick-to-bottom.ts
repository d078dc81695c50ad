import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 60

/** Follows the newest message as long as the reader has not scrolled away from it, or unfolded something above it. */
export function useStickToBottom() {
  const ref = useRef<HTMLDivElement>(null)
  const isNear = useRef(true)
  const [isAway, setAway] = useState(false)

  const toBottom = useCallback(() => {
    const box = ref.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  // Each time, since not only a message makes it longer: a summary, or a line that says "seen".
  useLayoutEffect(() => {
    if (isNear.current) toBottom()
  })

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
    const lookSoon = () => requestAnimationFrame(look)
    box.addEventListener('scroll', look, { passive: true })
    box.addEventListener('click', lookSoon)
    follow.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      box.removeEventListener('click', lookSoon)
      follow.disconnect()
    }
  }, [toBottom])

  return { ref, isAway, toBottom }
}
