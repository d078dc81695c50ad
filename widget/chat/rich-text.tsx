import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

function show(piece: Inline): ComponentChildren {
  if (typeof piece === 'string') return piece
  switch (piece.type) {
    case 'strong':
      return <strong>{piece.content.map(show)}</strong>
    case 'em':
      return <em>{piece.content.map(show)}</em>
    case 'code':
      return <code>{piece.text}</code>
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{piece.text}</bdi>
          {piece.target && <span class="host"> ({piece.target})</span>}
        </a>
      )
  }
}

const showLines = (lines: readonly (readonly Inline[])[]): ComponentChildren =>
  lines.map((line, i) => [i > 0 && <br />, line.map(show)])

function showBlock(block: Block): ComponentChildren {
  switch (block.type) {
    case 'paragraph':
      return <p>{showLines(block.lines)}</p>
    case 'heading':
      return <p class="heading">{showLines(block.lines)}</p>
    case 'list': {
      const items = block.items.map(item => <li>{showLines(item)}</li>)
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <div class="table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map(cell => (
                  <th scope="col">{cell.map(show)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(row => (
                <tr>
                  {row.map(cell => (
                    <td>{cell.map(show)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

/** Markdown of bot and agents as elements; nothing in it is ever read as HTML. */
export function RichText({ text }: { text: string }) {
  return <>{useMemo(() => parseMarkdown(text).map(showBlock), [text])}</>
}
