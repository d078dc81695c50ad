import { useDesk } from './desk.ts'

/** Somebody is about to say something. */
export const Dots = ({ words }: { words?: string }) => (
  <div class="row other">
    <div class="bubble typing">
      <span class="unseen">{words}</span>
      <i />
      <i />
      <i />
    </div>
  </div>
)

export function TypingRow() {
  const { chat, phrases } = useDesk()
  const name = chat.status.value?.agent?.name ?? phrases.title
  return chat.isAgentTyping.value ? <Dots words={phrases.typing(name)} /> : null
}
