import { Form, Input, Modal, Select } from 'antd'
import { useEffect } from 'react'
import type { MissedGroup } from '../../../protocol/editor.ts'
import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useEditor, usePlace } from '../editor-context.ts'
import { addEntry } from '../entries/change-faq.ts'
import { freeId } from '../entries/free-id.ts'
import { withVariants } from '../form/split-lines.ts'
import { useFaqFiles } from './use-faq-files.ts'

interface Values {
  readonly path: string
  readonly question: string
  readonly answer: string
}

/** Makes a missed question a draft entry, with what shoppers typed as its variants. */
export function NewEntryDialog({ group, close }: { group: MissedGroup | null; close: () => void }) {
  const words = useWords()
  const toast = useToast()
  const { workbench, titles, question } = useEditor()
  const { goTo } = usePlace()
  const files = useFaqFiles(group?.language ?? 'zh')
  const [form] = Form.useForm<Values>()

  useEffect(() => {
    if (!group) return
    form.setFieldsValue({ path: nearestFile() ?? files[0]?.value ?? '', question: group.title, answer: '' })
  }, [group, form])

  const indexed = () => titles.entries(workbench.state.get().texts, workbench.drafts.all.get())

  function nearestFile(): string | undefined {
    const nearest = group?.chosen ?? group?.nearest
    const path = nearest && indexed().find(({ id }) => id === nearest.entryId)?.path
    return files.find(({ value }) => value === path)?.value
  }

  async function create({ path, question: title, answer }: Values) {
    if (!group) return
    await workbench.read(path)
    const text = workbench.textOf(path)
    const view = text === null ? null : titles.view(path, text)
    const id = freeId(
      path,
      indexed().map(each => each.id),
    )
    const variants = withVariants(
      [],
      group.samples.map(sample => sample.text),
      title,
    )
    const next = text === null ? null : addEntry(text, { id, question: title.trim(), variants, answer: answer.trim() })
    if (next === null || view?.kind !== 'faq') return toast.warn(words.editor.cannotAdd)
    workbench.edit(path, next)
    question.set(group.samples[0]?.text ?? title)
    goTo({ tab: 'files', path, entry: view.entries.length })
    close()
  }

  const required = { required: true, whitespace: true, message: words.editor.required }
  return (
    <Modal
      title={words.editor.writeEntry}
      open={group !== null}
      onCancel={close}
      onOk={form.submit}
      okText={words.editor.makeDraft}
      width={560}
    >
      <Form<Values> form={form} layout="vertical" onFinish={create}>
        <Form.Item name="question" label={words.editor.question} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="answer" label={words.editor.answer} rules={[required]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} placeholder={words.editor.answerHint} />
        </Form.Item>
        <Form.Item name="path" label={words.editor.intoFile} rules={[required]}>
          <Select options={files} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <div className="field">
          <strong>{words.editor.asVariants}</strong>
          <ul className="dialog-samples">
            {withVariants([], group?.samples.map(({ text }) => text) ?? [], group?.title).map(text => (
              <li key={text}>{plainText(text)}</li>
            ))}
          </ul>
        </div>
      </Form>
    </Modal>
  )
}
