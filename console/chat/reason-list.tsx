import type { ReactNode } from 'react'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import './reason-list.css'

interface Props {
  /** The known question that it resembles most; '' when there is none to name. */
  readonly matchedQuestion: string
  /** What was read otherwise than typed. */
  readonly repairs: readonly { readonly typed: string; readonly read: string; readonly by: string }[]
  /** Further rows, each a `dt` and a `dd`. */
  readonly children?: ReactNode
}

/** Why the bot chose an answer (L3): for agents and editors. */
export function ReasonList({ matchedQuestion, repairs, children }: Props) {
  const words = useWords()
  return (
    <dl className="reasons">
      {matchedQuestion !== '' && (
        <>
          <dt>{words.reasons.matched}</dt>
          <dd>{plainText(matchedQuestion)}</dd>
        </>
      )}
      {repairs.length > 0 && (
        <>
          <dt>{words.reasons.repairs}</dt>
          <dd>
            {repairs.map(({ typed, read, by }) => (
              <div key={`${typed} ${read}`}>
                {plainText(typed)} → {plainText(read)} <small>{words.reasons.repairBy[by] ?? by}</small>
              </div>
            ))}
          </dd>
        </>
      )}
      {children}
    </dl>
  )
}
