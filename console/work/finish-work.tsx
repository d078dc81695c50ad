import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Work } from '../../protocol/work.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

/** What came of it, in a line; then it is off the list. */
export function FinishWork({ work }: { work: Work }) {
  const words = useWords()
  const toast = useToast()
  const { desk } = useWorkspace()
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function finish() {
    setBusy(true)
    toast.outcome(await desk.finishWork(work.id, note), words.work.finished)
    setBusy(false)
  }

  return (
    <>
      <Input
        size="small"
        aria-label={words.work.result}
        placeholder={words.work.result}
        maxLength={2_000}
        value={note}
        onChange={event => setNote(event.target.value)}
        onPressEnter={event => !event.nativeEvent.isComposing && finish()}
      />
      <Button
        size="small"
        type="primary"
        loading={isBusy}
        aria-label={`${words.work.finish} ${plainText(work.shopperName)}`}
        onClick={finish}
      >
        {words.work.finish}
      </Button>
    </>
  )
}
