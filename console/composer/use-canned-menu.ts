import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import type { Locale } from '../../protocol/message.ts'
import type { CannedReply } from '../../protocol/people.ts'
import { useObserved, useWorkspace } from '../app/workspace-context.ts'
import { createCannedSearch } from './canned-search.ts'

/** The menu of canned replies: open while the text is `/` and something to look for. */
export function useCannedMenu(text: string, locale: Locale) {
  const { canned } = useWorkspace()
  const replies = useObserved(canned)
  const [at, setAt] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const isOpen = text.startsWith('/') && !text.includes('\n') && !isDismissed
  const query = isOpen ? text.slice(1) : ''
  const search = useMemo(() => createCannedSearch(replies ?? [], locale === 'en' ? 'en' : 'zh'), [replies, locale])
  const found = useMemo(() => (isOpen ? search(query) : []), [isOpen, search, query])

  useEffect(() => setAt(0), [query])

  function onKey(event: KeyboardEvent, take: (reply: CannedReply) => void): boolean {
    if (!isOpen) return false
    const chosen = found[at]
    switch (event.key) {
      case 'ArrowDown':
        setAt(found.length === 0 ? 0 : (at + 1) % found.length)
        return true
      case 'ArrowUp':
        setAt(found.length === 0 ? 0 : (at + found.length - 1) % found.length)
        return true
      case 'Enter':
      case 'Tab':
        if (chosen) take(chosen)
        return true
      case 'Escape':
        setDismissed(true)
        return true
      default:
        return false
    }
  }

  return {
    isOpen,
    hasAny: (replies?.length ?? 0) > 0,
    found,
    at,
    setAt,
    onKey,
    dismiss: () => setDismissed(true),
    /** A slash that is typed anew opens the menu again. */
    reopen: (typed: string) => {
      if (!typed.startsWith('/') || typed === '/') setDismissed(false)
    },
  }
}

export type CannedMenu = ReturnType<typeof useCannedMenu>
