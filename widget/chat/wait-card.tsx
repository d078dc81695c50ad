import { useEffect, useState } from 'preact/hooks'
import type { WaitExit } from '../../protocol/message.ts'
import { Chips } from './chips.tsx'
import { useDesk } from './desk.ts'
import { TextLine } from './text-line.tsx'

/** While somebody waits: going on, leaving a message, being called back; and what was left. */
export function WaitCard() {
  const { chat, phrases, times } = useDesk()
  const [exit, setExit] = useState<WaitExit>()
  const [contact, setContact] = useState('')
  const [text, setText] = useState('')
  const { callback, queue, exits = queue?.exits } = chat.status.value ?? {}
  useEffect(() => setExit(undefined), [!exits, callback?.at])
  if (!exits?.[0]) return null
  if (callback) {
    return (
      <div class="card">
        <p role="status">
          {phrases.left[callback.kind]} · {callback.contact}
          {callback.at && ` · ${times.day(callback.at, Date.now())}`}
        </p>
        <button type="button" class="text-button" onClick={chat.leaveQueue}>
          {phrases.withdraw}
        </button>
      </div>
    )
  }
  if (exit === 'keep') return null

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const wish = text.trim()
    await chat.chooseExit({ exit: exit!, contact, ...(wish && { text: wish }) })
  }

  return (
    <form class="card" onSubmit={submit}>
      <Chips
        label={phrases.exits}
        chips={exits.map(each => [each, phrases.exit[each]])}
        isOn={each => each === exit}
        onPick={each => {
          setExit(each as WaitExit)
          if (each === 'keep') void chat.chooseExit({ exit: each })
        }}
      />
      {exit && (
        <>
          <TextLine label={phrases.contact} value={contact} onChange={setContact} required />
          <TextLine label={phrases.wish} value={text} onChange={setText} />
          <button type="submit" class="primary">
            {phrases.leave[exit]}
          </button>
        </>
      )}
    </form>
  )
}
