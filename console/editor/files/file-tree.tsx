import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Tooltip } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useDrafts, useEditor, usePlace, useWorkbench } from '../editor-context.ts'
import { searchEntries } from '../entries/title-index.ts'
import { useOnePane, usePane } from '../panes/use-pane.ts'
import { EntryLinks } from './entry-links.tsx'
import { FileLink } from './file-link.tsx'
import { groupFiles } from './group-files.ts'
import { NewFileDialog } from './new-file-dialog.tsx'
import './file-tree.css'

export function FileTree() {
  const words = useWords().editor
  const { titles, workbench } = useEditor()
  const drafts = useDrafts()
  const files = useWorkbench(state => state.overview?.files) ?? []
  const texts = useWorkbench(state => state.texts)
  const problems = useWorkbench(state => state.problems)
  const { path, entry } = usePlace()
  const pane = usePane('list')
  const isOnePane = useOnePane()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [isAdding, setAdding] = useState(false)

  const entries = useMemo(() => titles.entries(texts, drafts), [titles, texts, drafts])
  const groups = useMemo(
    () =>
      groupFiles(files, drafts, problems, file => {
        const text = workbench.textOf(file)
        const view = text === null ? null : titles.view(file, text)
        return view?.kind === 'faq' ? view.entries.length : null
      }),
    [files, drafts, problems, titles, workbench],
  )
  // The entries of the file that was open fold away, and the list moves with them.
  useEffect(() => {
    if (isOnePane && entry === null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'start' })
  }, [path])

  const found = useMemo(() => (query.trim() === '' ? null : searchEntries(entries, query)), [entries, query])

  return (
    <nav {...pane} className="tree" id={pane.inert ? undefined : 'list'} tabIndex={-1} aria-label={words.tree}>
      <div className="tree-tools">
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onChange={event => setQuery(event.target.value)}
        />
        <Tooltip title={words.newFile}>
          <Button icon={<PlusOutlined aria-hidden />} aria-label={words.newFile} onClick={() => setAdding(true)} />
        </Tooltip>
      </div>
      <div className="tree-list scroll" ref={list}>
        {found ? (
          <>
            <p className="tree-folder">{words.found(found.length)}</p>
            <EntryLinks entries={found} />
          </>
        ) : (
          groups.map(({ folder, files: listed }) => (
            <section key={folder}>
              <h2 className="tree-folder">{words.folders[folder] ?? folder}</h2>
              <ul>
                {listed.map(file => (
                  <li key={file.path}>
                    <FileLink file={file} />
                    {file.path === path && (
                      <EntryLinks entries={entries.filter(entry => entry.path === path)} isNested />
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
      <NewFileDialog isOpen={isAdding} close={() => setAdding(false)} />
    </nav>
  )
}
