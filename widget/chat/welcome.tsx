import { Choices } from './choices.tsx'
import { useDesk } from './desk-context.ts'
import { RobotIcon } from './icons.tsx'
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
      <div class="speaker">
        <span class="avatar" aria-hidden="true">
          <RobotIcon />
        </span>
        <span class="mark">{phrases.bot}</span>
      </div>
      <div class="bubble">
        <RichText text={shop.greeting} />
      </div>
      {isEmpty && <Choices label={phrases.starters} choices={shop.starters} />}
    </div>
  )
}
