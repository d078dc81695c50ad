import { useEffect, useState } from 'preact/hooks'
import type { WaitExit } from '../../protocol/message.ts'
import type { OtherDesk } from '../../protocol/shopper.ts'
import { Chips } from './chips.tsx'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { TextLine } from './text-line.tsx'

/** Another desk, for who waits at the wrong one. What is open is asked for at the moment of choosing. */
function OtherDesks() {
  const { chat, phrases, times } = useDesk()
  const [desks, setDesks] = useState<readonly OtherDesk[]>()
  async function toggle(): Promise<void> {
    const answer = desks ? undefined : await chat.call<{ desks: OtherDesk[] }>('desks:get', {})
    if (answer?.ok === false) chat.say(answer.code)
    setDesks(answer?.ok ? answer.data.desks : undefined)
  }

  return (
    <>
      <button type="button" class="text-button quiet earlier" aria-expanded={!!desks} onClick={toggle}>
        {phrases.otherDesks}
      </button>
      {desks && (
        <Chips
          label={phrases.otherDesks}
          chips={desks.map(({ id, title, isOpen, opensAt }) => [
            id,
            cleanText(isOpen ? title : `${title} · ${phrases.deskOpens(opensAt && times.day(opensAt))}`),
          ])}
          onPick={desk => {
            setDesks(undefined)
            chat.askForPerson({ desk })
          }}
        />
      )}
    </>
  )
}

/** While somebody waits: going on, leaving a message, being called back; and what was left. */
export function WaitCard() {
  const { chat, phrases, times } = useDesk()
  const [exit, setExit] = useState<WaitExit>()
  const [contact, setContact] = useState('')
  const [text, setText] = useState('')
  const { status, callback, queue, exits = queue?.exits } = chat.status.value ?? {}
  useEffect(() => setExit(undefined), [!exits, callback?.at])
  if (!exits?.[0]) return null
  const otherDesks = status !== 'agent' && chat.session.value!.shop.desks?.[1] && <OtherDesks />
  if (callback) {
    return (
      <div class="card">
        <p role="status">
          {phrases.left[callback.kind]} · {callback.contact}
          {callback.at && ` · ${times.day(callback.at)}`}
        </p>
        <button type="button" class="text-button" onClick={chat.leaveQueue}>
          {phrases.withdraw}
        </button>
        {otherDesks}
      </div>
    )
  }
  if (exit === 'keep') return otherDesks ? <div class="card">{otherDesks}</div> : null

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
      {otherDesks}
    </form>
  )
}
