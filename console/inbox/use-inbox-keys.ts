import { useEffect } from 'react'
import { go } from '../app/route.ts'
import { useWorkspace } from '../app/workspace-context.ts'

/** Keys that work wherever the focus is, and single letters that work outside of fields. */
export function useInboxKeys(openId: string | null, openHelp: () => void) {
  const { desk, composer } = useWorkspace()

  useEffect(() => {
    function takeSuggestion(index: number): boolean {
      const answer = openId ? desk.state.get().suggestions[openId]?.answers[index] : undefined
      if (!answer || !composer.current) return false
      composer.current.insert(answer.text)
      return true
    }

    function act(event: KeyboardEvent): boolean {
      const digit = /^Digit([1-3])$/.exec(event.code)?.[1]
      if (event.altKey && digit) return takeSuggestion(Number(digit) - 1)
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
      if (event.key === 'Escape' && !isInOverlay(event.target)) return backToList(openId)
      if (isField(event.target) || isInOverlay(event.target)) return false
      switch (event.key) {
        case 'j':
        case 'J':
          return moveInList(1, openId)
        case 'k':
        case 'K':
          return moveInList(-1, openId)
        case '?':
          openHelp()
          return true
        case '/':
          composer.current?.openCanned()
          return composer.current !== null
        default:
          return false
      }
    }

    const onKey = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && act(event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [desk, composer, openId, openHelp])
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')]

function moveInList(by: 1 | -1, openId: string | null): boolean {
  const all = rows()
  const here = all.indexOf(document.activeElement as HTMLElement)
  const from = here >= 0 ? here : all.findIndex(row => row.dataset.row === openId)
  const next = all[from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + by))]
  next?.focus()
  return next !== undefined
}

/** On a phone the list is another screen; elsewhere it is only the focus that goes back. */
function backToList(openId: string | null): boolean {
  if (openId && window.matchMedia('(max-width: 719px)').matches) go({ page: 'inbox', conversationId: null })
  const row = rows().find(each => each.dataset.row === openId) ?? rows()[0]
  row?.focus()
  return row !== undefined
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Dialogs, menus and pop-ups have an Escape of their own. */
const isInOverlay = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('[role="dialog"], .ant-dropdown, .ant-popover') !== null) ||
  document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null
