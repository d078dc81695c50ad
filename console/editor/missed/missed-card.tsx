import { CheckOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import type { MissedGroup } from '../../../protocol/editor.ts'
import { useNow } from '../../app/use-now.ts'
import { useToast } from '../../app/use-toast.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'
import { useEditor, usePlace } from '../editor-context.ts'
import { Sparkline } from './sparkline.tsx'

interface Props {
  readonly group: MissedGroup
  readonly write: () => void
  readonly add: () => void
}

const SAMPLES = 4

export function MissedCard({ group, write, add }: Props) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const { workbench, question } = useEditor()
  const { goTo } = usePlace()
  const title = plainText(group.title)

  async function dismiss() {
    toast.outcome(await workbench.dismiss(group.key), words.editor.dismissed)
  }

  return (
    <article className="missed">
      <div className="missed-main">
        <h3>
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              question.set(group.title)
              goTo({ pane: 'try' })
            }}
            title={words.editor.toTry}
          >
            {title}
          </button>
        </h3>
        <ul className="missed-samples">
          {group.samples.slice(0, SAMPLES).map(({ text, at, reason }) => (
            <li key={`${at} ${text}`}>
              <span>{plainText(text)}</span>
              <small>{words.editor.missedReason[reason]}</small>
            </li>
          ))}
        </ul>
        {group.chosen && (
          <p className="missed-chosen">
            <CheckOutlined aria-hidden />
            {words.editor.chosen(plainText(group.chosen.title), group.chosen.count)}
          </p>
        )}
        {group.nearest && group.nearest.entryId !== group.chosen?.entryId && (
          <p className="missed-nearest">
            {words.editor.nearest(plainText(group.nearest.title), words.confidence.percent(group.nearest.confidence))}
          </p>
        )}
        <div className="missed-actions">
          <Button type={group.chosen ? 'default' : 'primary'} size="small" onClick={write}>
            {words.editor.writeEntry}
            <span className="only-read"> {title}</span>
          </Button>
          <Button type={group.chosen ? 'primary' : 'default'} size="small" onClick={add}>
            {words.editor.addToEntry}
            <span className="only-read"> {title}</span>
          </Button>
          <Popconfirm
            title={words.editor.dismissAsk}
            description={words.editor.dismissHint}
            okText={words.editor.dismiss}
            onConfirm={dismiss}
          >
            <Button size="small" type="text">
              {words.editor.dismiss}
              <span className="only-read"> {title}</span>
            </Button>
          </Popconfirm>
        </div>
      </div>
      <div className="missed-figures">
        <b>{words.editor.times(group.count)}</b>
        <Sparkline days={group.days} label={words.editor.lastDays(group.days.length)} />
        <small>{longMoment(group.lastAt, now, language, words)}</small>
      </div>
    </article>
  )
}
