import { Input, Modal, Radio } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { longMoment } from '../language/time-text.ts'
import { followUpTimes } from './follow-up-times.ts'
import './transfer.css'

interface Props {
  readonly conversationId: string
  readonly isOpen: boolean
  readonly close: () => void
}

/** Ends a conversation with a promise: what, by when. The shopper is told, and it becomes work that is due then. */
export function FollowUpDialog({ conversationId, isOpen, close }: Props) {
  const words = useWords()
  const language = useLanguage()
  const toast = useToast()
  const { desk } = useWorkspace()
  const [text, setText] = useState('')
  const [dueAt, setDueAt] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)
  // Those of the moment at which it opens.
  const times = useMemo(() => followUpTimes(Date.now()), [isOpen])

  useEffect(() => {
    if (!isOpen) return
    setText('')
    setDueAt(null)
  }, [isOpen])

  async function end() {
    if (dueAt === null) return
    setBusy(true)
    const outcome = await desk.closeWithFollowUp(conversationId, { dueAt, text: text.trim() })
    setBusy(false)
    if (toast.outcome(outcome, words.actions.closed)) close()
  }

  return (
    <Modal
      title={words.actions.followUp}
      open={isOpen}
      onCancel={close}
      onOk={end}
      okText={words.actions.followUpDo}
      okButtonProps={{ disabled: dueAt === null || text.trim() === '' }}
      confirmLoading={isBusy}
      destroyOnHidden
      width={460}
    >
      <div className="transfer">
        <p className="transfer-hint">{words.actions.followUpHint}</p>
        <Radio.Group
          className="follow-up-times"
          aria-label={words.actions.followUpBy}
          value={dueAt}
          onChange={event => setDueAt(event.target.value)}
          options={times.map(at => ({ value: at, label: longMoment(at, Date.now(), language, words) }))}
        />
        <Input.TextArea
          aria-label={words.actions.followUpText}
          placeholder={words.actions.followUpText}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </div>
    </Modal>
  )
}
