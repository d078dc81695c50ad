import { Fragment, useMemo } from 'react'
import { plainText } from '../../language/plain-text.ts'
import { type Block, parseBlocks } from './blocks.ts'
import type { Inline } from './inline.ts'
import './markdown.css'

/** Text of bot and agents. Builds React nodes only, so that nothing written can become markup. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseBlocks(plainText(text)), [text])
  return <div className="markdown">{keyed(blocks, block => showBlock(block))}</div>
}

function showBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{showAll(block.content)}</p>
    case 'heading':
      return <p className="markdown-heading">{showAll(block.content)}</p>
    case 'quote':
      return <blockquote>{showAll(block.content)}</blockquote>
    case 'codeBlock':
      return <pre>{block.text}</pre>
    case 'list': {
      const items = keyed(block.items, item => <li>{showAll(item)}</li>)
      return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls inside itself and must be reachable
        <div className="markdown-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {keyed(block.head, cell => (
                  <th scope="col">{showAll(cell)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed(block.rows, row => (
                <tr>
                  {keyed(row, cell => (
                    <td>{showAll(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

const showAll = (inlines: readonly Inline[]) => keyed(inlines, showInline)

function showInline(inline: Inline) {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return <code>{inline.text}</code>
    case 'bold':
      return <strong>{showAll(inline.children)}</strong>
    case 'break':
      return <br />
    case 'link':
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          {showAll(inline.children)}
        </a>
      )
  }
}

/** Parsed text never changes place, so the position is its key. */
function keyed<T>(items: readonly T[], show: (item: T) => React.ReactNode) {
  return items.map((item, index) => <Fragment key={index}>{show(item)}</Fragment>)
}
