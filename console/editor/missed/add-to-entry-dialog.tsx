import { Checkbox, Form, Modal, Select } from 'antd'
import { useEffect, useMemo } from 'react'
import type { MissedGroup } from '../../../protocol/editor.ts'
import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useDrafts, useEditor, usePlace, useWorkbench } from '../editor-context.ts'
import { changeEntry } from '../entries/change-faq.ts'
import { withVariants } from '../form/split-lines.ts'

interface Values {
  readonly entryId: string
  readonly variants: string[]
}

/** Gives an entry the ways of asking that the bot missed. */
export function AddToEntryDialog({ group, close }: { group: MissedGroup | null; close: () => void }) {
  const words = useWords()
  const toast = useToast()
  const { workbench, titles, question } = useEditor()
  const { goTo } = usePlace()
  const texts = useWorkbench(state => state.texts)
  const drafts = useDrafts()
  const entries = useMemo(() => titles.entries(texts, drafts), [titles, texts, drafts])
  const samples = [...new Set([group?.title ?? '', ...(group?.samples ?? []).map(({ text }) => text)])].filter(Boolean)
  const [form] = Form.useForm<Values>()

  useEffect(() => {
    if (!group) return
    form.resetFields()
    const meant = group.chosen ?? group.nearest
    form.setFieldsValue({ ...(meant ? { entryId: meant.entryId } : {}), variants: samples })
  }, [group, form])

  function add({ entryId, variants }: Values) {
    const entry = entries.find(({ id }) => id === entryId)
    const text = entry ? workbench.textOf(entry.path) : null
    const next =
      entry && text !== null
        ? changeEntry(text, entry.index, { variants: withVariants(entry.variants, variants, entry.title) })
        : null
    if (!entry || next === null) return toast.warn(words.editor.cannotChange)
    workbench.edit(entry.path, next)
    question.set(variants[0] ?? '')
    goTo({ tab: 'files', path: entry.path, entry: entry.index })
    close()
  }

  return (
    <Modal
      title={words.editor.addToEntry}
      open={group !== null}
      onCancel={close}
      onOk={form.submit}
      okText={words.editor.makeDraft}
      width={560}
    >
      <Form<Values> form={form} layout="vertical" onFinish={add}>
        <Form.Item
          name="entryId"
          label={words.editor.entry}
          rules={[{ required: true, message: words.editor.required }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={entries.map(({ id, title }) => ({ value: id, label: plainText(title) || id }))}
          />
        </Form.Item>
        <Form.Item
          name="variants"
          label={words.editor.asVariants}
          rules={[{ required: true, message: words.editor.required }]}
        >
          <Checkbox.Group
            className="dialog-checks"
            options={samples.map(text => ({ value: text, label: plainText(text) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
