import { Choices } from './choices.tsx'
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
    </div>
  )
}
