import { Input, Modal, Segmented } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useToast } from '../app/use-toast.ts'
import { useObserved, useWorkspace } from '../app/workspace-context.ts'
import type { Failure } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { TransferTargets } from './transfer-targets.tsx'

interface Props {
  readonly conversationId: string
  readonly isOpen: boolean
  readonly close: () => void
}

/** To whom a conversation goes, and what they should know. */
export function TransferDialog({ conversationId, isOpen, close }: Props) {
  const words = useWords()
  const toast = useToast()
  const noteId = useId()
  const { desk, api, team } = useWorkspace()
  const now = useObserved(team)
  const [kind, setKind] = useState<'agentId' | 'desk'>('agentId')
  const [target, setTarget] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Failure | null>(null)

  useEffect(() => {
    if (!isOpen) return
    setTarget(null)
    setNote('')
    setRefusal(null)
    void api.team().then(outcome => outcome.ok && team.set(outcome.data))
  }, [isOpen, api, team])

  async function transfer() {
    if (target === null) return
    setBusy(true)
    const to = kind === 'agentId' ? { agentId: target } : { desk: target }
    const outcome = await desk.transfer(conversationId, to, note)
    setBusy(false)
    setRefusal(outcome.ok ? null : outcome.code)
    if (outcome.ok) {
      toast.outcome(outcome, words.actions.transferDone)
      close()
    } else if (outcome.code === 'NOTE_NEEDED') document.getElementById(noteId)?.focus()
  }

  return (
    <Modal
      title={words.actions.transferTitle}
      open={isOpen}
      onCancel={close}
      onOk={transfer}
      okText={words.actions.transferDo}
      okButtonProps={{ disabled: target === null }}
      confirmLoading={isBusy}
      destroyOnHidden
      width={460}
    >
      <div className="transfer">
        <Segmented
          block
          value={kind}
          onChange={next => {
            setKind(next)
            setTarget(null)
          }}
          options={[
            { value: 'agentId' as const, label: words.actions.toColleague },
            { value: 'desk' as const, label: words.actions.toDesk },
          ]}
        />
        <TransferTargets team={now} kind={kind} target={target} choose={setTarget} />
        <label htmlFor={noteId}>{words.actions.transferNote}</label>
        <Input.TextArea
          id={noteId}
          rows={3}
          maxLength={2_000}
          placeholder={words.actions.transferNoteHint}
          status={refusal === 'NOTE_NEEDED' && note.trim() === '' ? 'error' : ''}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
        {refusal && (
          <p className="transfer-refusal" role="alert">
            {words.errors[refusal]}
          </p>
        )}
      </div>
    </Modal>
  )
}
