import { CloseOutlined, EnterOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { splitLines, withVariants } from './split-lines.ts'
import { useOwnText } from './use-own-text.ts'

interface Props {
  readonly value: readonly string[]
  readonly question: string
  readonly onChange: (variants: string[]) => void
}

/** Other ways to ask the same. Each can be changed where it stands; many can be pasted at once. */
export function VariantsField({ value, question, onChange }: Props) {
  const words = useWords().editor
  const id = useId()
  const [adding, setAdding] = useState('')
  const list = useRef<HTMLUListElement>(null)

  function add(texts: readonly string[]) {
    onChange(withVariants(value, texts, question))
    setAdding('')
  }

  function paste(event: ClipboardEvent) {
    const lines = splitLines(event.clipboardData.getData('text'))
    if (lines.length < 2) return
    event.preventDefault()
    add(lines)
  }

  function enter(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || adding.trim() === '') return
    event.preventDefault()
    add([adding])
  }

  function remove(at: number) {
    onChange(value.filter((_, index) => index !== at))
    list.current?.querySelectorAll('input')[Math.max(0, at - 1)]?.focus()
  }

  return (
    <div className="field">
      <label htmlFor={id}>
        {words.variants} <small>{words.variantCount(value.length)}</small>
      </label>
      <div className="variants">
        <ul ref={list} aria-label={words.variants}>
          {value.map((text, at) => (
            <li key={at}>
              <VariantRow
                text={text}
                label={words.variantNumber(at + 1)}
                removeLabel={words.removeVariant(text)}
                write={next => onChange(value.with(at, next))}
                remove={() => remove(at)}
              />
            </li>
          ))}
        </ul>
        <Input
          id={id}
          variant="borderless"
          value={adding}
          placeholder={words.addVariant}
          suffix={<EnterOutlined className={adding.trim() === '' ? 'is-hidden' : ''} aria-hidden />}
          onChange={event => setAdding(event.target.value)}
          onPaste={paste}
          onPressEnter={enter}
          onBlur={() => adding.trim() !== '' && add([adding])}
        />
      </div>
      <p className="field-hint">{words.variantsHint}</p>
    </div>
  )
}

interface RowProps {
  readonly text: string
  readonly label: string
  readonly removeLabel: string
  readonly write: (text: string) => void
  readonly remove: () => void
}

function VariantRow({ text, label, removeLabel, write, remove }: RowProps) {
  const own = useOwnText(text, next => next.trim() !== '' && write(next))
  return (
    <>
      <input
        aria-label={label}
        value={own.text}
        onChange={event => own.write(event.target.value)}
        onBlur={() => own.text.trim() === '' && remove()}
      />
      <button type="button" className="plain-button" aria-label={removeLabel} onClick={remove}>
        <CloseOutlined aria-hidden />
      </button>
    </>
  )
}
