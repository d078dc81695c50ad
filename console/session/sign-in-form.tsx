import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import type { Failure } from '../desk/desk-state.ts'
import { frontDoor } from '../http/desk-api.ts'
import { useWords } from '../language/language.ts'
import { FormProblem } from './form-problem.tsx'
import type { Session } from './session.ts'

interface Fields {
  login: string
  password: string
  stay: boolean
}

export function SignInForm({ session }: { session: Session }) {
  const words = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit({ login, password, stay }: Fields) {
    setBusy(true)
    setFailure(null)
    const outcome = await frontDoor.signIn({ login: login.trim(), password })
    setBusy(false)
    if (outcome.ok) session.begin(outcome.data, stay)
    else setFailure(outcome.code)
  }

  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ stay: false }}
      onFinish={submit}
      onValuesChange={() => setFailure(null)}
    >
      <Form.Item
        name="login"
        label={words.door.login}
        rules={[{ required: true, whitespace: true, message: words.door.loginMissing }]}
      >
        <Input autoComplete="username" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.door.password}
        rules={[{ required: true, message: words.door.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <FormProblem failure={failure} />
      <Form.Item name="stay" valuePropName="checked">
        <Checkbox>{words.door.stay}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {words.door.signIn}
      </Button>
      <p className="door-foot">{words.door.forgot}</p>
    </Form>
  )
}
