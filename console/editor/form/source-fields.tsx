import { useWords } from '../../language/language.ts'
import type { EntrySource } from '../entries/read-faq.ts'
import { TextField } from './text-field.tsx'

interface Props {
  readonly value: EntrySource | null
  /** The file's own source, for entries that name none. */
  readonly inherited: EntrySource | null
  readonly onChange: (source: EntrySource | null) => void
}

export function SourceFields({ value, inherited, onChange }: Props) {
  const words = useWords().editor
  const put = (next: EntrySource) => onChange(next.title.trim() === '' ? null : next)
  return (
    <div className="field-pair">
      <TextField
        label={words.source}
        value={value?.title ?? ''}
        placeholder={inherited?.title ?? words.sourceExample}
        onChange={title => put({ title, checked: value?.checked ?? null })}
      />
      <TextField
        label={words.checked}
        type="date"
        value={value?.checked ?? (value === null ? (inherited?.checked ?? '') : '')}
        onChange={day => put({ title: value?.title ?? inherited?.title ?? '', checked: day === '' ? null : day })}
      />
    </div>
  )
}
