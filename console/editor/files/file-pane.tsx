import { FrownOutlined } from '@ant-design/icons'
import { Button, Segmented, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useMedia } from '../../inbox/use-media.ts'
import { useWords } from '../../language/language.ts'
import { useDrafts, useEditor, usePlace, useWorkbench } from '../editor-context.ts'
import { EntryForm } from '../form/entry-form.tsx'
import { YamlPane } from '../yaml/yaml-pane.tsx'
import { FileHead } from './file-head.tsx'
import { FormAside } from './form-aside.tsx'

type Shown = 'form' | 'yaml'

/** One file: its form and its text, which are two views of the same thing. */
export function FilePane({ path }: { path: string }) {
  const words = useWords()
  const { workbench, titles } = useEditor()
  const text = useWorkbench(state => state.texts[path]?.text)
  const failure = useWorkbench(state => state.textFailures[path])
  const isUnread = text === undefined
  const draft = useDrafts().find(each => each.path === path)
  const { entry, line, visit, goTo } = usePlace()
  const isWide = useMedia('(min-width: 1240px)')
  const [shown, setShown] = useState<Shown>('form')
  const now = draft ? draft.text : (text ?? null)
  const view = useMemo(() => (now === null ? null : titles.view(path, now)), [titles, path, now])
  const chosen = view?.kind === 'faq' ? (view.entries.find(({ index }) => index === entry) ?? null) : null

  useEffect(() => {
    if (!draft && isUnread) void workbench.read(path)
  }, [workbench, path, draft, isUnread])

  useEffect(() => {
    if (line === null || !view) return
    if (view.kind !== 'faq') return setShown('yaml')
    const at = view.entries.find(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine)
    if (at && at.index !== entry) goTo({ entry: at.index, line })
    if (!at) setShown('yaml')
  }, [line, visit, view?.kind])

  if (now === null && draft?.text !== null)
    return failure ? (
      <div className="quiet-state">
        <FrownOutlined aria-hidden />
        <p>{words.errors[failure]}</p>
        <Button onClick={() => workbench.read(path)}>{words.again}</Button>
      </div>
    ) : (
      <Skeleton className="files-loading" active paragraph={{ rows: 8 }} />
    )

  const hasForm = view?.kind === 'faq' || view?.kind === 'broken'
  const isForm = hasForm && (isWide || shown === 'form')
  const isYaml = !hasForm || isWide || shown === 'yaml'
  return (
    <div className="file">
      <FileHead path={path} view={view}>
        {hasForm && !isWide && (
          <Segmented<Shown>
            size="small"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'form', label: words.editor.form },
              { value: 'yaml', label: 'YAML' },
            ]}
          />
        )}
      </FileHead>
      {now === null ? (
        <div className="quiet-state">
          <strong>{words.editor.willBeDeleted}</strong>
          <Button onClick={() => workbench.drafts.drop(path)}>{words.editor.keepFile}</Button>
        </div>
      ) : (
        <div className={isForm && isYaml ? 'file-split' : 'file-split is-one'}>
          {isForm && (
            <div className="file-form scroll">
              {view?.kind === 'faq' && chosen ? (
                <EntryForm key={chosen.index} path={path} text={now} file={view} entry={chosen} />
              ) : (
                <FormAside path={path} view={view} />
              )}
            </div>
          )}
          {isYaml && (
            <YamlPane
              path={path}
              text={now}
              highlight={chosen ? [chosen.firstLine, chosen.lastLine] : null}
              onChange={next => workbench.edit(path, next)}
            />
          )}
        </div>
      )}
    </div>
  )
}
