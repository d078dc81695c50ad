import { FrownOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { KnowledgeVersion, PublishRefusal } from '../../../protocol/editor.ts'
import { useNow } from '../../app/use-now.ts'
import { useToast } from '../../app/use-toast.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'
import { useDrafts, useEditor, useWorkbench } from '../editor-context.ts'
import { usePane } from '../panes/use-pane.ts'
import { RefusalView } from '../publish/refusal-view.tsx'
import './stopped.css'
import './versions-tab.css'

interface Stopped {
  readonly id: string
  readonly code: Failure
  readonly refusal: PublishRefusal
}

/** Every publish: who, when, what; and the way back. */
export function VersionsTab() {
  const words = useWords()
  const pane = usePane('list')
  const toast = useToast()
  const { api, workbench } = useEditor()
  const [versions, setVersions] = useState<readonly KnowledgeVersion[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const overview = useWorkbench(state => state.overview)
  const live = overview?.version
  // Publishes that change only notes leave the version as it was: the newest of them is the one that is live.
  const liveId = versions?.find(({ version }) => version === live)?.id

  const load = useCallback(async () => {
    const outcome = await api.versions()
    if (outcome.ok) setVersions(outcome.data)
    setFailure(outcome.ok ? null : outcome.code)
  }, [api])

  useEffect(() => {
    void load()
  }, [load, overview])

  async function rollBack(id: string) {
    setBusy(id)
    const outcome = await api.rollBack(id)
    setBusy(null)
    const refusal = outcome.ok || !isExplained(outcome.code) ? null : outcome.refusal
    setStopped(outcome.ok || refusal === null ? null : { id, code: outcome.code, refusal })
    if (refusal !== null) return
    if (!toast.outcome(outcome, words.editor.rolledBack)) return
    await Promise.all([workbench.published([]), load()])
  }

  return (
    <section
      {...pane}
      className="editor-list scroll"
      id={pane.inert ? undefined : 'list'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
      tabIndex={0}
      aria-label={words.editor.versions}
    >
      <header className="editor-list-head">
        <div>
          <h2>{words.editor.versionsTitle}</h2>
          <p>{words.editor.versionsLead}</p>
        </div>
      </header>
      {!versions && failure ? (
        <div className="quiet-state">
          <FrownOutlined aria-hidden />
          <p>{words.errors[failure]}</p>
          <Button onClick={load}>{words.again}</Button>
        </div>
      ) : !versions ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : versions.length === 0 ? (
        <div className="quiet-state">
          <HistoryOutlined aria-hidden />
          <strong>{words.editor.noVersions}</strong>
          <p>{words.editor.noVersionsHint}</p>
        </div>
      ) : (
        <ol className="versions">
          {versions.map(version => (
            <li key={version.id}>
              <VersionRow
                version={version}
                isLive={version.id === liveId}
                isBusy={busy === version.id}
                stopped={stopped?.id === version.id ? stopped : null}
                rollBack={() => rollBack(version.id)}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** These tell more than a sentence. */
const isExplained = (code: Failure): boolean =>
  code === 'KNOWLEDGE_ROLLBACK_CLASH' || code === 'KNOWLEDGE_REFUSED' || code === 'KNOWLEDGE_TESTS_FAILED'

interface RowProps {
  readonly version: KnowledgeVersion
  readonly isLive: boolean
  readonly isBusy: boolean
  readonly stopped: Stopped | null
  readonly rollBack: () => void
}

function VersionRow({ version, isLive, isBusy, stopped, rollBack }: RowProps) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const hasDrafts = useDrafts().length > 0
  return (
    <article className="version">
      <div className="version-main">
        <h3>
          {plainText(version.summary)}
          {isLive && <span className="version-live">{words.editor.liveNow}</span>}
        </h3>
        <p>
          {plainText(version.by)} · {longMoment(version.at, now, language, words)} ·{' '}
          <code>{version.version.slice(0, 12)}</code>
        </p>
        <ul>
          {version.files.map(({ path, change, added, removed }) => (
            <li key={path}>
              <code>{path}</code>
              {change !== 'changed' && <span>{words.editor.fileState[change === 'added' ? 'new' : 'deleted']}</span>}
              <span className="diff-added">+{added}</span>
              <span className="diff-removed">−{removed}</span>
            </li>
          ))}
        </ul>
        {stopped && <RefusalView code={stopped.code} refusal={stopped.refusal} close={() => {}} />}
      </div>
      <Popconfirm
        title={words.editor.rollBackAsk}
        description={hasDrafts ? words.editor.rollBackDrafts : words.editor.rollBackHint}
        okText={words.editor.rollBack}
        onConfirm={rollBack}
      >
        <Button size="small" loading={isBusy}>
          {words.editor.rollBack}
          <span className="only-read"> {plainText(version.summary)}</span>
        </Button>
      </Popconfirm>
    </article>
  )
}
