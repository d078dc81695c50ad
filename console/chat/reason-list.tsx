import type { ReactNode } from 'react'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import './reason-list.css'

interface Props {
  /** The known question that it resembles most; '' when there is none to name. */
  readonly matchedQuestion: string
  /** Why it would not be answered, however alike. */
  readonly doubts: readonly string[]
  /** What was read otherwise than typed: put right, or taken for a word that means the same (`synonym`). */
  readonly repairs: readonly { readonly typed: string; readonly read: string; readonly by: string }[]
  /** Further rows, each a `dt` and a `dd`. */
  readonly children?: ReactNode
}

/** Why the bot chose an answer (L3): for agents and editors. */
export function ReasonList({ matchedQuestion, doubts, repairs, children }: Props) {
  const words = useWords()
  const putRight = repairs.filter(({ by }) => by !== 'synonym')
  const synonyms = repairs.filter(({ by }) => by === 'synonym')
  return (
    <dl className="reasons">
      {matchedQuestion !== '' && (
        <>
          <dt>{words.reasons.matched}</dt>
          <dd>{plainText(matchedQuestion)}</dd>
        </>
      )}
      {doubts.length > 0 && (
        <>
          <dt>{words.reasons.doubts}</dt>
          <dd>
            {doubts.map(doubt => (
              <div key={doubt}>{words.reasons.doubt[doubt] ?? doubt}</div>
            ))}
          </dd>
        </>
      )}
      {putRight.length > 0 && (
        <>
          <dt>{words.reasons.repairs}</dt>
          <dd>
            {putRight.map(({ typed, read, by }) => (
              <div key={`${typed} ${read}`}>
                {plainText(typed)} → {plainText(read)} <small>{words.reasons.repairBy[by] ?? by}</small>
              </div>
            ))}
          </dd>
        </>
      )}
      {synonyms.length > 0 && (
        <>
          <dt>{words.reasons.synonyms}</dt>
          <dd>
            {synonyms.map(({ typed, read }) => (
              <div key={`${typed} ${read}`}>
                {plainText(typed)} = {plainText(read)}
              </div>
            ))}
          </dd>
        </>
      )}
      {children}
    </dl>
  )
}
