import { App } from 'antd'
import { useMemo } from 'react'
import type { Outcome } from '../desk/desk-line.ts'
import { useWords } from '../language/language.ts'

/** Says how an action ended, in one sentence. */
export function useToast() {
  const { message } = App.useApp()
  const words = useWords()
  return useMemo(
    () => ({
      tell: (text: string) => void message.info(text),
      done: (text: string) => void message.success(text),
      warn: (text: string) => void message.warning(text),
      /** @returns whether it went well. */
      outcome(outcome: Outcome<unknown>, done: string): boolean {
        if (outcome.ok) void message.success(done)
        else void message.error(words.errors[outcome.code] ?? words.errors.INTERNAL)
        return outcome.ok
      },
    }),
    [message, words],
  )
}
