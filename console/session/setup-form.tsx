import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { go } from '../app/route.ts'
import type { Failure } from '../desk/desk-state.ts'
import { frontDoor } from '../http/desk-api.ts'
import { useWords } from '../language/language.ts'
import { FormProblem } from './form-problem.tsx'
import { loginPattern } from './login-pattern.ts'
import type { Session } from './session.ts'

interface Fields {
  login: string
  password: string
  name: string
}

/** The first start: the one-time code of the link makes the first administrator. */
export function SetupForm({ session, code }: { session: Session; code: string }) {
  const words = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(fields: Fields) {
    setBusy(true)
    setFailure(null)
    const outcome = await frontDoor.setup({ ...fields, name: fields.name.trim(), code })
    setBusy(false)
    if (!outcome.ok) return setFailure(outcome.code)
    session.begin(outcome.data, false)
    history.replaceState(null, '', location.pathname)
    go({ page: 'inbox', conversationId: null })
  }

  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={submit}
      onValuesChange={() => setFailure(null)}
    >
      <Form.Item
        name="name"
        label={words.door.name}
        extra={words.door.nameHint}
        rules={[{ required: true, whitespace: true, message: words.door.nameMissing }]}
      >
        <Input autoFocus autoComplete="name" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="login"
        label={words.door.login}
        extra={words.door.loginHint}
        rules={[
          { required: true, message: words.door.loginMissing },
          { pattern: loginPattern, message: words.door.loginHint },
        ]}
      >
        <Input autoComplete="username" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.door.password}
        extra={words.door.passwordHint}
        rules={[{ required: true, min: 8, message: words.door.passwordShort }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <FormProblem failure={failure} />
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {words.door.setupDo}
      </Button>
      <Button className="door-other" type="link" block onClick={() => go({ page: 'inbox', conversationId: null })}>
        {words.door.haveAccount}
      </Button>
    </Form>
  )
}
