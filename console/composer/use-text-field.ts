import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useMemo, useRef } from 'react'
import { nextBlank } from './blanks.ts'

/** Writing into the editor from elsewhere, with the caret where the agent goes on. */
export function useTextField(change: (text: string) => void) {
  const ref = useRef<TextAreaRef>(null)
  const latest = useRef(change)
  latest.current = change

  return useMemo(() => {
    const field = () => ref.current?.resizableTextArea?.textArea

    function select(start: number, end: number) {
      requestAnimationFrame(() => {
        field()?.focus()
        field()?.setSelectionRange(start, end)
      })
    }
    function selectBlank(text: string, from: number): boolean {
      const blank = nextBlank(text, from)
      if (blank) select(blank.start, blank.end)
      return blank !== null
    }

    return {
      ref,
      focus: () => ref.current?.focus({ cursor: 'end' }),
      selectBlank,
      /** Replaces the text; the caret goes to the first blank after `from`, else to the end. */
      write(text: string, from: number) {
        latest.current(text)
        if (!selectBlank(text, from)) select(text.length, text.length)
      },
    }
  }, [])
}
