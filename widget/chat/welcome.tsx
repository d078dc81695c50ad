import { Chips } from './chips.tsx'
import { Choices } from './choices.tsx'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { Speaker } from './message-row.tsx'
import { RichText } from './rich-text.tsx'
import { Dots } from './typing-row.tsx'

/** The shop's greeting above the first message, with questions to begin with while there is none. */
export function Welcome({ isEmpty }: { isEmpty: boolean }) {
  const { chat, phrases } = useDesk()
  const shop = chat.session.value?.shop
  if (!shop) {
    if (!isEmpty) return null
    return <Dots />
  }
  return (
    <div class="row other opens">
      <Speaker opens />
      <div class="bubble">
        <RichText text={shop.greeting} />
      </div>
      {isEmpty && <Choices label={phrases.starters} choices={shop.starters} />}
      {chat.status.value?.status === 'bot' && shop.desks?.[1] && (
        <>
          <p class="meta">{phrases.desks}</p>
          <Chips
            label={phrases.desks}
            chips={shop.desks.map(({ id, title }) => [id, cleanText(title)])}
            onPick={desk => chat.askForPerson({ desk })}
          />
        </>
      )}
    </div>
  )
}
