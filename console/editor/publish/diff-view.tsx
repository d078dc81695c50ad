import { Button } from 'antd'
import { useMemo } from 'react'
import { countDiff, type DiffLine, diffLines } from '../../../protocol/line-diff.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import type { FileDraft } from '../draft/drafts.ts'
import { foldSame } from './fold-same.ts'

const sign: Record<DiffLine['kind'], string> = { same: ' ', added: '+', removed: '−' }

/** What is different in one file, with three lines around it. */
export function DiffView({ draft, discard }: { draft: FileDraft; discard?: () => void }) {
  const words = useWords().editor
  const lines = useMemo(() => diffLines(draft.base?.text ?? '', draft.text ?? ''), [draft])
  const { added, removed } = countDiff(lines)
  const kind = draft.text === null ? 'deleted' : draft.base === null ? 'new' : 'changed'
  return (
    <section className="diff" aria-label={draft.path}>
      <header>
        <code>{draft.path}</code>
        <span className="diff-kind">{words.fileState[kind]}</span>
        <span className="diff-added">+{added}</span>
        <span className="diff-removed">−{removed}</span>
        {discard && (
          <Button size="small" type="text" onClick={discard}>
            {words.undoFile}
          </Button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <div className="diff-lines scroll" tabIndex={0}>
        {foldSame(lines).map((block, at) =>
          block.kind === 'gap' ? (
            <p key={at} className="diff-gap">
              {words.hiddenLines(block.hidden)}
            </p>
          ) : (
            block.lines.map(line => (
              <div key={`${line.before} ${line.after}`} className={`diff-line is-${line.kind}`}>
                <span aria-hidden>{line.before ?? ''}</span>
                <span aria-hidden>{line.after ?? ''}</span>
                <b>{sign[line.kind]}</b>
                <code>{plainText(line.text)}</code>
              </div>
            ))
          ),
        )}
      </div>
    </section>
  )
}
