import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { usePlace, useWorkbench } from '../editor-context.ts'
import './yaml-pane.css'

interface Props {
  readonly path: string
  readonly text: string
  /** First and last line of the entry that the form shows. */
  readonly highlight: readonly [number, number] | null
  readonly onChange: (text: string) => void
}

const LINE_PX = 20
const PADDING_PX = 8

/** The file as it is, with line numbers and marks where something is wrong. */
export function YamlPane({ path, text, highlight, onChange }: Props) {
  const words = useWords().editor
  const problems = useWorkbench(state => state.problems)
  const { line, visit } = usePlace()
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => text.split('\n').length, [text])
  const marks = useMemo(() => {
    const found = new Map<number, { severity: 'error' | 'warning'; message: string }>()
    for (const problem of problems)
      if (problem.file === path && found.get(problem.line)?.severity !== 'error') found.set(problem.line, problem)
    return found
  }, [problems, path])
  const [from, to] = highlight ?? [0, 0]
  const target = line ?? (from || null)

  useEffect(() => {
    const field = area.current
    if (!field || target === null) return
    const isAsked = line !== null
    const top = (target - 1) * LINE_PX
    const isSeen = top >= field.scrollTop && top < field.scrollTop + field.clientHeight - LINE_PX * 3
    if (isAsked || !isSeen) field.scrollTop = Math.max(0, top - LINE_PX * 3)
    if (!isAsked) return
    const before = text
      .split('\n')
      .slice(0, target - 1)
      .join('\n')
    const start = before.length + (target > 1 ? 1 : 0)
    const end = text.indexOf('\n', start)
    field.focus({ preventScroll: true })
    field.setSelectionRange(start, end < 0 ? text.length : end)
  }, [visit, target])

  function follow() {
    if (gutter.current && area.current) gutter.current.style.transform = `translateY(${-area.current.scrollTop}px)`
  }

  return (
    <div className="yaml">
      <div className="yaml-gutter-window" aria-hidden>
        <div className="yaml-gutter" ref={gutter}>
          {from > 0 && (
            <div
              className="yaml-band"
              style={{ top: PADDING_PX + (from - 1) * LINE_PX, height: (to - from + 1) * LINE_PX }}
            />
          )}
          {Array.from({ length: lines }, (_, at) => {
            const mark = marks.get(at + 1)
            return (
              <div key={at} className={mark ? `is-${mark.severity}` : ''} title={mark?.message}>
                {at + 1}
              </div>
            )
          })}
        </div>
      </div>
      <textarea
        ref={area}
        aria-label={words.yamlOf(path)}
        value={text}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onScroll={follow}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}
