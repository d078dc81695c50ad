import type { Tried } from '../../../protocol/editor.ts'
import { Markdown } from '../../chat/markdown/markdown.tsx'
import { ReasonList } from '../../chat/reason-list.tsx'
import { useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { usePlace } from '../editor-context.ts'

/** What the bot decided, and why. */
export function TriedView({ tried, question }: { tried: Tried; question: string }) {
  const words = useWords()
  const { goTo } = usePlace()
  const reason = tried.reason === null ? null : (words.reason[tried.reason] ?? tried.reason)

  function open(place: string) {
    const [, path, line] = /^(.*):(\d+)$/.exec(place) ?? []
    if (path) goTo({ tab: 'files', path, line: Number(line) })
  }

  return (
    <>
      <p className="try-question">{plainText(question)}</p>
      <p className={`try-decision is-${tried.decision}`}>
        <strong>{words.editor.decision[tried.decision]}</strong>
        {reason && <span>{plainText(reason)}</span>}
      </p>
      {tried.answer !== null && (
        <div className="try-answer">
          <Markdown text={tried.answer} />
        </div>
      )}
      {tried.open.length > 0 && (
        <p className="try-open">{words.editor.leftOpen(tried.open.map(text => `“${plainText(text)}”`).join(' '))}</p>
      )}
      {tried.candidates.length > 0 && (
        <section>
          <h3>{words.editor.candidates}</h3>
          <ol className="try-candidates">
            {tried.candidates.map(({ entryId, title, confidence, file }) => (
              <li key={entryId}>
                <button type="button" className="plain-button" onClick={() => open(file)}>
                  <span className="try-line">
                    <span className="one-line">{plainText(title)}</span>
                    <b>{words.confidence.percent(confidence)}</b>
                  </span>
                  <span className="try-bar" aria-hidden>
                    <span style={{ width: `${Math.round(confidence * 100)}%` }} />
                  </span>
                  <code className="one-line">{plainText(file)}</code>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      {tried.why && <Why why={tried.why} />}
    </>
  )
}

function Why({ why }: { why: NonNullable<Tried['why']> }) {
  const words = useWords()
  return (
    <section>
      <h3>{words.editor.why}</h3>
      <ReasonList matchedQuestion={why.matchedQuestion} doubts={why.doubts} repairs={why.repairs}>
        {why.words.length > 0 && (
          <>
            <dt>{words.reasons.hitWords}</dt>
            <dd className="try-words">
              {why.words.slice(0, 8).map(({ word, share }) => (
                <span key={word}>
                  {plainText(word)} <small>{words.confidence.percent(share)}</small>
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{words.reasons.margin}</dt>
        <dd>{words.reasons.points(Math.round(why.margin * 100))}</dd>
      </ReasonList>
    </section>
  )
}
