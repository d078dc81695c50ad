import type { Shelf } from '../delivery/shelf.ts'
import { beep } from './beep.ts'
import { cell, watch } from './cell.ts'
import type { Chat } from './chat.ts'

/** Several messages in a row are reported as read once. */
const READ_PAUSE_MS = 300

/** What the shopper has seen, what is new, and whether it sounds. */
export function createAttention(chat: Chat, shelf: Shelf, showUnread: (count: number) => void) {
  const isOpen = cell(false)
  const isLooking = cell(document.visibilityState === 'visible')
  const isMuted = cell(shelf.get('muted') === '1')
  const unread = cell(0)
  let readUpTo = 0
  let missed = 0
  let readSoon: ReturnType<typeof setTimeout>

  document.addEventListener('visibilitychange', () => {
    isLooking.value = document.visibilityState === 'visible'
    if (isLooking.value) markTitle(0)
  })

  /** What came while the shopper was in another tab stands before the page's title. */
  function markTitle(count: number): void {
    document.title = (count ? `(${count}) ` : '') + document.title.replace(`(${missed}) `, '')
    missed = count
  }

  chat.onArrival(arrived => {
    const news = arrived.filter(({ from }) => from === 'agent' || from === 'bot').length
    if (news === 0) return
    if (!isOpen.value) unread.value += news
    if (!isLooking.value) markTitle(missed + news)
    if (!isMuted.value && chat.isCaughtUp.value && !(isOpen.value && isLooking.value)) beep()
  })

  function sayRead(): void {
    const last = chat.messages.value.findLast(({ from }) => from !== 'shopper')?.seq ?? 0
    if (!isOpen.value || !isLooking.value || !chat.isOnline() || last <= readUpTo) return
    readUpTo = last
    void chat.call('read', { seq: last })
  }
  watch(() => {
    clearTimeout(readSoon)
    readSoon = setTimeout(sayRead, READ_PAUSE_MS)
  })

  let shown = -1
  watch(() => {
    if (isOpen.value) unread.value = 0
    if (unread.value === shown) return
    shown = unread.value
    showUnread(shown)
    if (shown > 0) shelf.set('unread', String(shown))
    else shelf.remove('unread')
  })

  return {
    isOpen,
    isMuted,
    toggleSound(): void {
      isMuted.value = !isMuted.value
      if (isMuted.value) shelf.set('muted', '1')
      else shelf.remove('muted')
    },
  }
}
export type Attention = ReturnType<typeof createAttention>
