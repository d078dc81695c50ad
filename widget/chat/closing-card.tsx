import { Chips } from './chips.tsx'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'

/** What it was about, under which number it can be quoted, and the record to keep. */
export function ClosingCard() {
  const { chat, phrases, times } = useDesk()
  const { caseNumber, summary, followUpAt } = chat.status.value!
  if (!caseNumber) return null
  return (
    <div class="card">
      <strong>{phrases.caseNumber(caseNumber)}</strong>
      {summary && <p class="plain">{cleanText(summary)}</p>}
      {followUpAt && <p>{phrases.followUp(times.day(followUpAt))}</p>}
      <Chips
        label={phrases.caseNumber(caseNumber)}
        chips={Object.entries(phrases.save)}
        onPick={form => chat.saveRecord(form as 'html' | 'text')}
      />
    </div>
  )
}
