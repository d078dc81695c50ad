import { Form, Input, InputNumber, Select } from 'antd'
import type { Role } from '../../protocol/people.ts'
import { useObserved, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { loginPattern } from '../session/login-pattern.ts'

export interface MemberValues {
  login: string
  password: string
  name: string
  number: string
  role: Role
  desks: string[]
  capacity: number
}

const roles: readonly Role[] = ['agent', 'supervisor', 'editor', 'admin']

export function MemberFields({ isNew }: { isNew: boolean }) {
  const words = useWords()
  const { team } = useWorkspace()
  const desks = useObserved(team)?.desks ?? []
  const required = { required: true, whitespace: true, message: words.team.required }

  return (
    <>
      <Form.Item name="name" label={words.team.name} rules={[required]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="number" label={words.team.number} tooltip={words.team.numberHint} rules={[required]}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="login"
        label={words.team.login}
        hidden={!isNew}
        rules={isNew ? [required, { pattern: loginPattern, message: words.door.loginHint }] : []}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={isNew ? words.team.password : words.team.newPassword}
        {...(isNew ? {} : { extra: words.team.newPasswordHint })}
        rules={[
          { required: isNew, message: words.door.passwordShort },
          { min: 8, message: words.door.passwordShort },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="role" label={words.team.role} rules={[{ required: true }]}>
        <Select options={roles.map(role => ({ value: role, label: words.team.roles[role] }))} />
      </Form.Item>
      <Form.Item name="capacity" label={words.team.capacity} rules={[{ required: true, message: words.team.required }]}>
        <InputNumber min={1} max={100} precision={0} suffix={words.team.capacityUnit} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item className="is-wide" name="desks" label={words.team.desks} tooltip={words.team.desksHint}>
        <Select
          mode="tags"
          tokenSeparators={[',', '，', ' ']}
          options={desks.map(desk => ({ value: desk.id, label: desk.title }))}
        />
      </Form.Item>
    </>
  )
}
