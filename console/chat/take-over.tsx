import { Button, Popconfirm } from 'antd'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

interface Props {
  readonly conversationId: string
  /** Whose it is now; `null` when it is with the bot. */
  readonly agent: string | null
}

/** A supervisor makes the conversation their own. */
export function TakeOver({ conversationId, agent }: Props) {
  const words = useWords()
  const toast = useToast()
  const { desk, listTab, composer } = useWorkspace()

  async function takeOver() {
    if (!toast.outcome(await desk.takeOver(conversationId), words.actions.takeOverDone)) return
    listTab.set('mine')
    requestAnimationFrame(() => composer.current?.focus())
  }

  return (
    <Popconfirm
      title={words.actions.takeOverAsk}
      description={words.actions.takeOverHint(agent === null ? null : plainText(agent))}
      okText={words.actions.takeOverDo}
      placement="bottomRight"
      onConfirm={takeOver}
    >
      <Button type="primary">{words.actions.takeOver}</Button>
    </Popconfirm>
  )
}
