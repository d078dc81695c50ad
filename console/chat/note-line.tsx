import type { Note } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { timeOfDay } from '../language/time-text.ts'

/** An internal note or a supervisor's whisper, in its place among the messages. */
export function NoteLine({ note }: { note: Note }) {
  const words = useWords()
  const isWhisper = note.kind === 'whisper'
  return (
    <article className={`note-line ${isWhisper ? 'is-whisper' : ''}`}>
      <header>
        <strong>
          {isWhisper ? words.chat.whisper : words.chat.note} · {plainText(note.agent.name)}
        </strong>
        <span>{isWhisper ? words.chat.whisperOnly : words.chat.noteOnly}</span>
        <time dateTime={new Date(note.at).toISOString()}>{timeOfDay(note.at)}</time>
      </header>
      <p dir="auto">{plainText(note.text)}</p>
    </article>
  )
}
