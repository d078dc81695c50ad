import { useEffect, useRef, useState } from 'react'

/**
 * Text under the cursor. The file trims and reformats what is written into it, so a field keeps its own text until
 * the file says something else than it.
 */
export function useOwnText(value: string, onChange: (text: string) => void) {
  const [text, setText] = useState(value)
  const latest = useRef(value)

  useEffect(() => {
    if (value.trim() === latest.current.trim()) return
    latest.current = value
    setText(value)
  }, [value])

  return {
    text,
    write(next: string) {
      latest.current = next
      setText(next)
      onChange(next)
    },
  }
}
