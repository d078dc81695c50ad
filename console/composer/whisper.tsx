import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'

interface Props {
  readonly conversationId: string
  /** The agent who is being listened to. */
  readonly agent: string
}

/** A supervisor's word to the agent, while listening. */
export function Whisper({ conversationId, agent }: Props) {
  const words = useWords()
  const toast = useToast()
  const { desk } = useWorkspace()
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function send() {
    if (text.trim() === '' || isBusy) return
    setBusy(true)
    const isDone = toast.outcome(await desk.whisper(conversationId, text.trim()), words.composer.whisperSent)
    setBusy(false)
    if (isDone) setText('')
  }

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    void send()
  }

  return (
    <footer className="composer is-whisper">
      <Input.TextArea
        variant="borderless"
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-label={words.composer.whisper(agent)}
        placeholder={words.composer.whisperPlaceholder}
        maxLength={4_000}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="composer-foot">
        <span className="composer-hint one-line">{words.composer.whisperHint(agent)}</span>
        <Button type="primary" disabled={text.trim() === ''} loading={isBusy} onClick={send}>
          {words.composer.whisperSend}
        </Button>
      </div>
    </footer>
  )
}
