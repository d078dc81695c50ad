import { useLayoutEffect, useRef } from 'preact/hooks'

/** A button that disappears when it is used (a choice, 转人工) must not take the keyboard's place with it. */
export function useFocusKeeper(focusHome: () => void) {
  const focused = useRef<Node | null>(null)
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return
    focused.current = null
    focusHome()
  })
  return {
    onFocusIn({ target }: FocusEvent): void {
      focused.current = target as Node
    },
    onFocusOut({ target }: FocusEvent): void {
      // Asked a moment later: an element that is being removed is still in its place while this runs.
      queueMicrotask(() => {
        if ((target as Node).isConnected && focused.current === target) focused.current = null
      })
    },
  }
}
