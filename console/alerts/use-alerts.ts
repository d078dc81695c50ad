import { App } from 'antd'
import { useEffect } from 'react'
import { attentionCount } from '../app/attention.ts'
import { go } from '../app/route.ts'
import type { Assigned, DeskStore } from '../desk/desk-store.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import type { Words } from '../language/zh.ts'
import { isSoundOn, ring } from './sound.ts'

/** Makes a new assignment and a supervisor's whisper heard and seen: a sound, a number in the title, a notification. */
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
      desk.onAssigned(assigned => {
        if (isSoundOn.get()) ring()
        if (document.hidden) notify(assigned, words)
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
}

function notify({ row }: Assigned, words: Words) {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const note = new Notification(words.inbox.newAssignment(plainText(row.shopperName)), {
    body: plainText(row.lastText).slice(0, 120),
    tag: row.conversationId,
  })
  note.onclick = () => {
    window.focus()
    go({ page: 'inbox', conversationId: row.conversationId })
    note.close()
  }
}
