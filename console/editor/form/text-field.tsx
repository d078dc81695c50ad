import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { useOwnText } from './use-own-text.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly hint?: ReactNode
  readonly placeholder?: string
  readonly fault?: string | undefined
  readonly type?: 'text' | 'date'
}

export function TextField({ label, value, onChange, hint, placeholder, fault, type = 'text' }: Props) {
  const id = useId()
  const { text, write } = useOwnText(value, onChange)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        value={text}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(fault ? { status: 'error' as const, 'aria-describedby': `${id}-fault` } : {})}
        autoComplete="off"
        onChange={event => write(event.target.value)}
      />
      {fault ? (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : (
        hint && <p className="field-hint">{hint}</p>
      )}
    </div>
  )
}
