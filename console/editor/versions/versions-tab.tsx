import { FrownOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { KnowledgeVersion } from '../../../protocol/editor.ts'
import { useNow } from '../../app/use-now.ts'
import { useToast } from '../../app/use-toast.ts'
import type { Failure } from '../../desk/desk-state.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'
import { useDrafts, useEditor, useWorkbench } from '../editor-context.ts'
import { usePane } from '../panes/use-pane.ts'
import './versions-tab.css'

/** Every publish: who, when, what; and the way back. */
export function VersionsTab() {
  const words = useWords()
  const pane = usePane('list')
  const toast = useToast()
  const { api, workbench } = useEditor()
  const [versions, setVersions] = useState<readonly KnowledgeVersion[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const load = useCallback(async () => {
    const outcome = await api.versions()
    if (outcome.ok) setVersions(outcome.data)
    setFailure(outcome.ok ? null : outcome.code)
  }, [api])

  useEffect(() => {
    void load()
  }, [load])

  async function rollBack(id: string) {
    setBusy(id)
    const outcome = await api.rollBack(id)
    setBusy(null)
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
              <VersionRow version={version} isBusy={busy === version.id} rollBack={() => rollBack(version.id)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface RowProps {
  readonly version: KnowledgeVersion
  readonly isBusy: boolean
  readonly rollBack: () => void
}

function VersionRow({ version, isBusy, rollBack }: RowProps) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const isLive = useWorkbench(state => state.overview?.version) === version.version
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
