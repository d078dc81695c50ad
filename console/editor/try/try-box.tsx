import { ExperimentOutlined } from '@ant-design/icons'
import { Button, Input, Skeleton } from 'antd'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Tried } from '../../../protocol/editor.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useWords } from '../../language/language.ts'
import { changesOf } from '../draft/drafts.ts'
import { useDrafts, useEditor } from '../editor-context.ts'
import { usePane } from '../panes/use-pane.ts'
import { TriedView } from './tried-view.tsx'
import './try-box.css'

type Result = { readonly question: string } & ({ readonly tried: Tried } | { readonly failure: Failure })
const AGAIN_AFTER_MS = 1_500

/** Asks the bot as a shopper would, with everything that is not published yet. */
export function TryBox() {
  const words = useWords()
  const { api, workbench, question } = useEditor()
  const text = useSyncExternalStore(question.subscribe, question.get)
  const drafts = useDrafts()
  const [result, setResult] = useState<Result | null>(null)
  const [isBusy, setBusy] = useState(false)
  const runs = useRef(0)
  const asked = result?.question ?? null

  const ask = useCallback(
    async (what: string) => {
      const wanted = what.trim()
      if (wanted === '') return
      const mine = ++runs.current
      setBusy(true)
      const outcome = await api.tryOut(changesOf(workbench.drafts.all.get()), wanted)
      if (mine !== runs.current) return
      setBusy(false)
      setResult({ question: wanted, ...(outcome.ok ? { tried: outcome.data } : { failure: outcome.code }) })
    },
    [api, workbench],
  )

  // A question that was asked is asked again once the writing rests.
  useEffect(() => {
    if (asked === null) return
    const timer = setTimeout(() => void ask(asked), AGAIN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [drafts])

  return (
    <aside {...usePane('try')} className="try" tabIndex={-1} aria-label={words.editor.tryIt}>
      <header>
        <h2>{words.editor.tryIt}</h2>
        <p>{drafts.length > 0 ? words.editor.tryWithChanges(drafts.length) : words.editor.tryLead}</p>
      </header>
      <form
        className="try-ask"
        onSubmit={event => {
          event.preventDefault()
          void ask(text)
        }}
      >
        <Input
          aria-label={words.editor.tryQuestion}
          placeholder={words.editor.tryPlaceholder}
          maxLength={500}
          value={text}
          onChange={event => question.set(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={text.trim() === ''}>
          {words.editor.ask}
        </Button>
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <div className="try-result scroll" aria-live="polite" aria-busy={isBusy} tabIndex={0}>
        {result === null && isBusy ? (
          <Skeleton active paragraph={{ rows: 5 }} />
        ) : result === null ? (
          <div className="quiet-state">
            <ExperimentOutlined aria-hidden />
            <p>{words.editor.tryEmpty}</p>
          </div>
        ) : 'failure' in result ? (
          <div className="quiet-state">
            <p>{words.errors[result.failure]}</p>
            <Button size="small" onClick={() => ask(result.question)}>
              {words.again}
            </Button>
          </div>
        ) : (
          <TriedView tried={result.tried} question={result.question} />
        )}
      </div>
    </aside>
  )
}
