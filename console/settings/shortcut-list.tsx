import { Fragment } from 'react'
import { useWords } from '../language/language.ts'
import './shortcut-list.css'

export function ShortcutList() {
  const words = useWords()
  return (
    <dl className="shortcut-list">
      {words.shortcuts.list.map(([keys, does]) => (
        <Fragment key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
