import { DeleteOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Select } from 'antd'
import { useId, useMemo } from 'react'
import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useDrafts, useEditor, usePlace, useWorkbench } from '../editor-context.ts'
import { changeEntry, type EntryChange, removeEntry } from '../entries/change-faq.ts'
import type { FaqEntryView, FaqView } from '../entries/read-faq.ts'
import { AnswerField } from './answer-field.tsx'
import { SourceFields } from './source-fields.tsx'
import { TextField } from './text-field.tsx'
import { VariantsField } from './variants-field.tsx'
import './entry-form.css'

interface Props {
  readonly path: string
  readonly text: string
  readonly file: Extract<FaqView, { kind: 'faq' }>
  readonly entry: FaqEntryView
}

export function EntryForm({ path, text, file, entry }: Props) {
  const words = useWords().editor
  const toast = useToast()
  const { workbench } = useEditor()
  const { goTo } = usePlace()

  function change(what: EntryChange) {
    const next = changeEntry(text, entry.index, what)
    if (next === null) toast.warn(words.cannotChange)
    else workbench.edit(path, next)
  }

  function remove() {
    const next = removeEntry(text, entry.index)
    if (next === null) return toast.warn(words.cannotChange)
    workbench.edit(path, next)
    goTo({ entry: null })
  }

  return (
    <div className="entry-form fields">
      <TextField
        label={words.question}
        value={entry.question}
        fault={entry.question.trim() === '' ? words.questionMissing : undefined}
        onChange={question => change({ question })}
      />
      <VariantsField value={entry.variants} question={entry.question} onChange={variants => change({ variants })} />
      <AnswerField value={entry.answer} language={file.language} onChange={answer => change({ answer })} />
      <div className="field-pair">
        <TextField
          label={words.id}
          value={entry.id}
          fault={/^[a-z0-9][a-z0-9._-]*$/.test(entry.id) ? undefined : words.idHint}
          onChange={id => change({ id })}
        />
        <TextField
          label={words.category}
          value={entry.category}
          placeholder={file.category || words.none}
          onChange={category => change({ category: category.trim() === '' ? null : category })}
        />
      </div>
      <Keywords value={entry.keywords} onChange={keywords => change({ keywords })} />
      <FollowUps own={entry.id} value={entry.followUps} onChange={follow_ups => change({ follow_ups })} />
      <SourceFields value={entry.source} inherited={file.source} onChange={source => change({ source })} />
      <TextField
        label={words.validUntil}
        type="date"
        value={entry.validUntil}
        hint={words.validUntilHint}
        onChange={day => change({ valid_until: day === '' ? null : day })}
      />
      <Popconfirm
        title={words.deleteEntryAsk}
        okText={words.delete}
        okButtonProps={{ danger: true }}
        onConfirm={remove}
      >
        <Button className="entry-delete" type="text" danger icon={<DeleteOutlined aria-hidden />}>
          {words.deleteEntry}
        </Button>
      </Popconfirm>
    </div>
  )
}

interface ListProps {
  readonly value: readonly string[]
  readonly onChange: (next: string[]) => void
}

function Keywords({ value, onChange }: ListProps) {
  const words = useWords().editor
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{words.keywords}</label>
      <Select
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        value={[...value]}
        onChange={onChange}
        tokenSeparators={[',', '，', '、']}
        placeholder={words.keywordsHint}
      />
    </div>
  )
}

function FollowUps({ own, value, onChange }: ListProps & { own: string }) {
  const words = useWords().editor
  const id = useId()
  const { titles } = useEditor()
  const texts = useWorkbench(state => state.texts)
  const drafts = useDrafts()
  const options = useMemo(
    () =>
      titles
        .entries(texts, drafts)
        .filter(each => each.id !== own && each.id !== '')
        .map(each => ({ value: each.id, label: plainText(each.title) || each.id })),
    [titles, texts, drafts, own],
  )
  return (
    <div className="field">
      <label htmlFor={id}>{words.followUps}</label>
      <Select
        id={id}
        mode="multiple"
        value={[...value]}
        options={options}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.followUpsHint}
      />
    </div>
  )
}
