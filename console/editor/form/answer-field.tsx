import { Input } from 'antd'
import { useId } from 'react'
import { Markdown } from '../../chat/markdown/markdown.tsx'
import { useWords } from '../../language/language.ts'
import { useWorkbench } from '../editor-context.ts'
import { fillFacts } from './fill-facts.ts'
import { useOwnText } from './use-own-text.ts'

interface Props {
  readonly value: string
  readonly language: 'zh' | 'en'
  readonly onChange: (text: string) => void
}

/** Markdown, and below it what a shopper will see of it, by the renderer that conversations use. */
export function AnswerField({ value, language, onChange }: Props) {
  const facts = useWorkbench(state => state.facts)
  const words = useWords().editor
  const id = useId()
  const { text, write } = useOwnText(value, onChange)
  const isEmpty = text.trim() === ''
  return (
    <div className="field">
      <label htmlFor={id}>{words.answer}</label>
      <Input.TextArea
        id={id}
        value={text}
        {...(isEmpty ? { status: 'error' as const } : {})}
        autoSize={{ minRows: 4, maxRows: 16 }}
        aria-describedby={`${id}-hint`}
        onChange={event => write(event.target.value)}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {words.answerHint}
      </p>
      {!isEmpty && (
        <figure className="answer-preview">
          <figcaption>{words.preview}</figcaption>
          <Markdown text={facts === null ? text : fillFacts(text, facts, language, words.unknownFact)} />
        </figure>
      )}
    </div>
  )
}
