import { FrownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useWords } from '../language/language.ts'

/** A fault in one view leaves a sentence and a way on, never a white page. */
export class ErrorFence extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const words = useWords()
  return (
    <main className="quiet-state is-whole">
      <FrownOutlined aria-hidden />
      <strong>{words.broken}</strong>
      <p>{words.brokenHint}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </main>
  )
}
