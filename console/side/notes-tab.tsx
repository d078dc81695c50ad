import { FileTextOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Note } from '../../protocol/agent.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { longMoment } from '../language/time-text.ts'

interface Props {
  readonly conversationId: string
  readonly notes: readonly Note[]
}

/** Everything the team has written down about this conversation, newest first. */
export function NotesTab({ conversationId, notes }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { desk } = useWorkspace()
  const toast = useToast()
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function add() {
    setBusy(true)
    const outcome = await desk.addNote(conversationId, text.trim())
    setBusy(false)
    if (outcome.ok) setText('')
    else toast.outcome(outcome, '')
  }

  return (
    <div className="notes">
      <div className="notes-new">
        <Input.TextArea
          aria-label={words.side.noteLabel}
          placeholder={words.composer.notePlaceholder}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={4_000}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <Button size="small" disabled={text.trim() === ''} loading={isBusy} onClick={add}>
          {words.composer.addNote}
        </Button>
      </div>
      {notes.length === 0 ? (
        <div className="quiet-state">
          <FileTextOutlined aria-hidden />
          <strong>{words.side.noNotes}</strong>
          <p>{words.side.noNotesHint}</p>
        </div>
      ) : (
        <ul>
          {[...notes].reverse().map(note => (
            <li key={note.id} className="note-card">
              <p dir="auto">{plainText(note.text)}</p>
              <small>
                {plainText(note.agent.name)} · {longMoment(note.at, Date.now(), language, words)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
