import { Form, Input, Modal, Segmented } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../../language/language.ts'
import { useEditor, usePlace } from '../editor-context.ts'

interface Values {
  readonly name: string
  readonly topic: string
  readonly language: 'zh' | 'en'
}

export function NewFileDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const words = useWords().editor
  const { workbench } = useEditor()
  const { goTo } = usePlace()
  const [form] = Form.useForm<Values>()

  useEffect(() => {
    if (isOpen) form.resetFields()
  }, [isOpen, form])

  const pathOf = (name: string, language: string) => `faq/${name.trim()}.${language}.yaml`

  function create({ name, topic, language }: Values) {
    const path = pathOf(name, language)
    workbench.edit(path, `topic: ${JSON.stringify(topic.trim())}\nlanguage: ${language}\nentries: []\n`)
    goTo({ tab: 'files', pane: 'edit', path, entry: null })
    close()
  }

  function isFree(name: string): boolean {
    const path = pathOf(name, form.getFieldValue('language') as string)
    const isKnown = workbench.state.get().overview?.files.some(file => file.path === path) ?? false
    return !isKnown && !workbench.drafts.of(path)
  }

  return (
    <Modal title={words.newFile} open={isOpen} onCancel={close} onOk={form.submit} okText={words.create} width={440}>
      <Form<Values> form={form} layout="vertical" initialValues={{ language: 'zh' }} onFinish={create}>
        <Form.Item
          name="topic"
          label={words.topic}
          rules={[{ required: true, whitespace: true, message: words.required }]}
        >
          <Input maxLength={60} placeholder={words.topicExample} />
        </Form.Item>
        <Form.Item
          name="name"
          label={words.fileName}
          extra={words.fileNameHint}
          rules={[
            { required: true, message: words.required },
            { pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: words.fileNameHint },
            {
              validator: (_, name: string) =>
                name && !isFree(name) ? Promise.reject(new Error(words.fileTaken)) : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={60} placeholder="gift-cards" />
        </Form.Item>
        <Form.Item name="language" label={words.language}>
          <Segmented
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
