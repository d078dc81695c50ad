import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace } from '../editor-context.ts'
import type { IndexedEntry } from '../entries/title-index.ts'

interface Props {
  readonly entries: readonly IndexedEntry[]
  readonly isNested?: boolean
}

export function EntryLinks({ entries, isNested = false }: Props) {
  const words = useWords().editor
  const { path, entry, goTo } = usePlace()
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => {
    if (entry !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [entry])

  if (entries.length === 0) return isNested ? null : <p className="tree-none">{words.nothingFound}</p>
  return (
    <ul className={isNested ? 'tree-entries' : 'tree-found'} ref={list}>
      {entries.map(each => (
        <li key={`${each.path} ${each.index}`}>
          <button
            type="button"
            className="plain-button tree-entry"
            aria-current={each.path === path && each.index === entry ? 'true' : undefined}
            onClick={() => goTo({ tab: 'files', path: each.path, entry: each.index })}
          >
            <span className="one-line">{plainText(each.title) || words.untitled}</span>
            {!isNested && <small className="one-line">{each.path}</small>}
          </button>
        </li>
      ))}
    </ul>
  )
}
