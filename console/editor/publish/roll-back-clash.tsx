import type { PublishRefusal } from '../../../protocol/editor.ts'
import { useNow } from '../../app/use-now.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { longMoment } from '../../language/time-text.ts'

/** Which files were changed at the same places since, and by which publishes. */
export function RollBackClash({ refusal: { conflicts = [], later = [] } }: { refusal: PublishRefusal }) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <>
      <p>
        {conflicts.map(path => (
          <code key={path}>{path} </code>
        ))}
      </p>
      <ul>
        {later.map(({ id, by, at, summary }) => (
          <li key={id}>
            {words.editor.changedBy(plainText(by), longMoment(at, now, language, words), plainText(summary))}
          </li>
        ))}
      </ul>
      <p>{later.length > 0 ? words.editor.rollBackLaterFirst : words.editor.changedByHand}</p>
    </>
  )
}
