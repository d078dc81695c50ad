import { App } from 'antd'
import { useEffect } from 'react'
import type { InboxRow } from '../../protocol/agent.ts'
import { attentionCount } from '../app/attention.ts'
import { go } from '../app/route.ts'
import type { DeskStore } from '../desk/desk-store.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { isSoundOn, ring } from './sound.ts'

/**
 * Makes heard and seen what must not be missed, with a sound, a number in the title and a notification: a new
 * assignment, a supervisor's whisper, and for supervisors a shopper who wants one.
 */
export function useAlerts(desk: DeskStore) {
  const words = useWords()
  const { message } = App.useApp()

  useEffect(() => {
    const show = () => {
      const count = attentionCount(desk.state.get())
      document.title = count > 0 ? `(${count}) ${words.product}` : words.product
    }
    show()
    return desk.state.subscribe(show)
  }, [desk, words])

  useEffect(
    () =>
      desk.onAssigned(({ row }) => {
        if (isSoundOn.get()) ring()
        if (document.hidden) notify(row, words.inbox.newAssignment(plainText(row.shopperName)))
      }),
    [desk, words],
  )

  useEffect(
    () =>
      desk.onWhisper(({ note }) => {
        if (isSoundOn.get()) ring()
        void message.info(words.chat.whisperFrom(plainText(note.agent.name), plainText(note.text).slice(0, 120)), 6)
      }),
    [desk, words, message],
  )

  useEffect(() => {
    let known: ReadonlySet<string> | null = null
    return desk.state.subscribe(() => {
      const { live, inbox } = desk.state.get()
      if (live === null) return
      const wanted = live.filter(row => row.supervisorAsked)
      const isMine = (id: string) => inbox?.mine.some(row => row.conversationId === id)
      const fresh = wanted.filter(row => known?.has(row.conversationId) === false && !isMine(row.conversationId))
      known = new Set(wanted.map(row => row.conversationId))
      if (fresh.length === 0) return
      if (isSoundOn.get()) ring()
      for (const row of fresh) void message.warning(words.inbox.supervisorWanted(plainText(row.shopperName)), 8)
      if (document.hidden)
        for (const row of fresh) notify(row, words.inbox.supervisorWanted(plainText(row.shopperName)))
    })
  }, [desk, words, message])
}

function notify(row: InboxRow, title: string) {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const note = new Notification(title, {
    body: plainText(row.lastText).slice(0, 120),
    tag: row.conversationId,
  })
  note.onclick = () => {
    window.focus()
    go({ page: 'inbox', conversationId: row.conversationId })
    note.close()
  }
}
