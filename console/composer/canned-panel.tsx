import { useEffect, useRef } from 'react'
import type { CannedReply } from '../../protocol/people.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import type { CannedMenu } from './use-canned-menu.ts'

interface Props {
  readonly id: string
  readonly menu: CannedMenu
  readonly take: (reply: CannedReply) => void
}

export function CannedPanel({ id, menu, take }: Props) {
  const words = useWords()
  const chosen = useRef<HTMLDivElement>(null)
  const { at, found } = menu

  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [at, found])

  return (
    <div className="canned">
      {found.length === 0 ? (
        <p className="canned-empty">{menu.hasAny ? words.composer.noCanned : words.composer.cannedEmpty}</p>
      ) : (
        <div className="canned-list scroll" id={id} role="listbox" aria-label={words.composer.canned}>
          {found.map((reply, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the editor keeps the focus and has the keys
            <div
              key={reply.id}
              id={`${id}-${index}`}
              ref={index === at ? chosen : null}
              className="canned-choice"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseEnter={() => menu.setAt(index)}
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(reply)}
            >
              <strong className="one-line">{plainText(reply.title)}</strong>
              <span className="one-line">{withBlanks(plainText(reply.text))}</span>
            </div>
          ))}
        </div>
      )}
      <p className="canned-keys">{words.composer.cannedKeys}</p>
    </div>
  )
}

/** Blanks are drawn as blanks. */
function withBlanks(text: string) {
  return text
    .split(/\[\[([^[\]\n]{1,60})\]\]/)
    .map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))
}
