import type { Note } from '../../protocol/agent.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { timeOfDay } from '../language/time-text.ts'

/** An internal note, in its place among the messages. */
export function NoteLine({ note }: { note: Note }) {
  const words = useWords()
  return (
    <article className="note-line">
      <header>
        <strong>
          {words.chat.note} · {plainText(note.agent.name)}
        </strong>
        <span>{words.chat.noteOnly}</span>
        <time dateTime={new Date(note.at).toISOString()}>{timeOfDay(note.at)}</time>
      </header>
      <p dir="auto">{plainText(note.text)}</p>
    </article>
  )
}
