import { useWords } from '../language/language.ts'

/** Confidence in words and per cent; the colour only repeats the word. */
export function ConfidenceMark({ share }: { share: number }) {
  const words = useWords()
  const grade = share >= 0.8 ? 'sure' : share >= 0.5 ? 'likely' : 'unsure'
  return (
    <span className={`confidence is-${grade}`}>
      {words.confidence[grade]} {words.confidence.percent(share)}
    </span>
  )
}
