import { Form, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { AgentProfile } from '../../protocol/people.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Failure } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { FormProblem } from '../session/form-problem.tsx'
import { MemberFields, type MemberValues } from './member-fields.tsx'

interface Props {
  readonly editing: AgentProfile | 'new' | null
  readonly close: () => void
  readonly saved: () => void
}

const blank: Partial<MemberValues> = { role: 'agent', desks: ['human'], capacity: 5 }

export function MemberDialog({ editing, close, saved }: Props) {
  const words = useWords()
  const toast = useToast()
  const { api } = useWorkspace()
  const [form] = Form.useForm<MemberValues>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const member = editing === 'new' ? null : editing

  useEffect(() => {
    if (!editing) return
    setFailure(null)
    form.resetFields()
    form.setFieldsValue(editing === 'new' ? blank : { ...editing, desks: [...editing.desks] })
  }, [editing, form])

  async function save({ login, password, name, number, role, desks, capacity }: MemberValues) {
    setBusy(true)
    const common = { name: name.trim(), number: number.trim(), role, desks, capacity }
    const outcome = member
      ? await api.changeAgent(member.id, password ? { ...common, password } : common)
      : await api.createAgent({ ...common, login, password })
    setBusy(false)
    if (!outcome.ok) return setFailure(outcome.code)
    toast.done(member ? words.team.saved : words.team.added)
    saved()
    close()
  }

  return (
    <Modal
      title={member ? words.team.editTitle(plainText(member.name)) : words.team.add}
      open={editing !== null}
      onCancel={close}
      onOk={form.submit}
      okText={words.save}
      confirmLoading={isBusy}
      width={520}
    >
      <Form<MemberValues>
        form={form}
        layout="vertical"
        className="member-form"
        onFinish={save}
        onValuesChange={() => setFailure(null)}
      >
        <MemberFields isNew={member === null} />
        <FormProblem failure={failure} />
      </Form>
    </Modal>
  )
}
