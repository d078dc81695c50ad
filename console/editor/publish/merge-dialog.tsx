import { Button, Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { type Clash, type MergePart, mergedText } from '../../../protocol/merge-lines.ts'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useEditor } from '../editor-context.ts'
import { bothSides, doublesKey } from './doubled-key.ts'
import './merge-dialog.css'

type Choice = 'theirs' | 'mine' | 'both'

const chosenLines: Record<Choice, (clash: Clash) => readonly string[]> = {
  theirs: ({ theirs }) => theirs,
  mine: ({ mine }) => mine,
  both: bothSides,
}

interface Props {
  readonly path: string
  readonly parts: readonly MergePart[]
  readonly close: () => void
  readonly done: (text: string) => void
}

/** Asks about each place that both have changed; the rest is merged already. */
export function MergeDialog({ path, parts, close, done }: Props) {
  const words = useWords()
  const { titles } = useEditor()
  const [choices, setChoices] = useState<Readonly<Record<number, Choice>>>({})
  const clashes = useMemo(() => {
    const view = titles.view(path, mergedText(parts, chosenLines.theirs))
    return clashesOf(parts).map(({ line, ...clash }) => {
      const inEntry = (each: { firstLine: number; lastLine: number }) => line >= each.firstLine && line <= each.lastLine
      const isEither = doublesKey(path, parts, clash.index)
      return { ...clash, line, isEither, title: view.kind === 'faq' ? view.entries.find(inEntry)?.question : undefined }
    })
  }, [titles, path, parts])
  const left = clashes.filter(({ index }) => choices[index] === undefined).length

  return (
    <Modal
      title={words.editor.mergeTitle(clashes.length)}
      open
      onCancel={close}
      width={880}
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            type="primary"
            disabled={left > 0}
            onClick={() => done(mergedText(parts, (clash, index) => chosenLines[choices[index] ?? 'theirs'](clash)))}
          >
            {words.editor.mergeDone}
          </Button>
        </>
      }
    >
      <p>
        <code>{path}</code> {words.editor.mergeLead}
      </p>
      {clashes.map(({ index, line, isEither, title, mine, theirs }) => (
        <fieldset key={index} className="clash">
          <legend>{title ? plainText(title) : words.editor.line(line)}</legend>
          <div className="clash-sides">
            <Side title={words.editor.theirText} lines={theirs} />
            <Side title={words.editor.myText} lines={mine} />
          </div>
          <Radio.Group
            value={choices[index] ?? null}
            onChange={event => setChoices({ ...choices, [index]: event.target.value as Choice })}
            options={(isEither ? (['theirs', 'mine'] as const) : (['theirs', 'mine', 'both'] as const)).map(value => ({
              value,
              label: words.editor.choices[value],
            }))}
          />
          {isEither && <p className="clash-either">{words.editor.eitherSide}</p>}
        </fieldset>
      ))}
    </Modal>
  )
}

function Side({ title, lines }: { title: string; lines: readonly string[] }) {
  const words = useWords().editor
  return (
    <div>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <pre className="scroll" tabIndex={0}>
        {lines.length === 0 ? <em>{words.textDeleted}</em> : plainText(lines.join('\n'))}
      </pre>
    </div>
  )
}

/** The clashes with the line that each begins in, from 1, where all are taken from the other side. */
function clashesOf(parts: readonly MergePart[]) {
  let line = 1
  return parts.flatMap((part, index) => {
    const from = line
    line += part.kind === 'clear' ? part.lines.length : part.theirs.length
    return part.kind === 'clear' ? [] : [{ ...part, index, line: from }]
  })
}
