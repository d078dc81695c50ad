import { HistoryOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Replayed } from '../../../protocol/editor.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { changesOf } from '../draft/drafts.ts'
import { useDrafts, useEditor } from '../editor-context.ts'

const spans = [24, 24 * 7] as const
const kinds = ['nowAnswered', 'changed', 'nowLost', 'same'] as const

/** Asks again what shoppers asked: what they would get with the changes. */
export function ReplayPanel() {
  const words = useWords()
  const { api } = useEditor()
  const drafts = useDrafts()
  const [busy, setBusy] = useState<number | null>(null)
  const [result, setResult] = useState<Replayed | Failure | null>(null)

  async function replay(hours: number) {
    setBusy(hours)
    setResult(null)
    const outcome = await api.replay(changesOf(drafts), hours)
    setBusy(null)
    setResult(outcome.ok ? outcome.data : outcome.code)
  }

  return (
    <section className="replay" aria-busy={busy !== null}>
      <header>
        <HistoryOutlined aria-hidden />
        <span>
          <strong>{words.editor.replay}</strong> {words.editor.replayLead}
        </span>
        {spans.map(hours => (
          <Button
            key={hours}
            size="small"
            loading={busy === hours}
            disabled={busy !== null || drafts.length === 0}
            onClick={() => replay(hours)}
          >
            {words.editor.replaySpan(hours)}
          </Button>
        ))}
      </header>
      {typeof result === 'string' && <p role="alert">{words.errors[result]}</p>}
      {result !== null && typeof result !== 'string' && (
        <div role="status">
          <ul className="replay-counts">
            {kinds.map(kind => (
              <li key={kind} className={result[kind] > 0 ? `is-${kind}` : 'is-none'}>
                <b>{result[kind]}</b> {words.editor.replayKinds[kind]}
              </li>
            ))}
          </ul>
          {result.questions === 0 && <p>{words.editor.replayNothing}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
          <ul className="replay-samples scroll" tabIndex={0}>
            {result.samples.map(({ text, kind, before, after }) => (
              <li key={`${kind} ${text}`} className={`is-${kind}`}>
                <span className="replay-kind">{words.editor.replayKinds[kind]}</span>
                <span>
                  {plainText(text)}
                  <small>
                    {plainText(before ?? words.editor.noAnswer)} → {plainText(after ?? words.editor.noAnswer)}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
