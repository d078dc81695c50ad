import { Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { Markdown } from '../../chat/markdown/markdown.tsx'
import { useWords } from '../../language/language.ts'
import { useOwnText } from './use-own-text.ts'

type Shown = 'write' | 'preview'

/** Markdown with what a shopper will see of it, by the renderer that conversations use. */
export function AnswerField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const words = useWords().editor
  const id = useId()
  const { text, write } = useOwnText(value, onChange)
  const [shown, setShown] = useState<Shown>('write')
  return (
    <div className="field">
      <div className="field-top">
        <label htmlFor={id}>{words.answer}</label>
        <Segmented<Shown>
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'write', label: words.write },
            { value: 'preview', label: words.preview },
          ]}
        />
      </div>
      {shown === 'write' ? (
        <Input.TextArea
          id={id}
          value={text}
          autoSize={{ minRows: 4, maxRows: 16 }}
          onChange={event => write(event.target.value)}
        />
      ) : (
        <div className="answer-preview">
          {text.trim() === '' ? <p className="field-hint">{words.emptyAnswer}</p> : <Markdown text={text} />}
        </div>
      )}
      <p className="field-hint">{words.answerHint}</p>
    </div>
  )
}
