import { useDesk } from './desk.ts'

/** A thin bar while the line is down; what the shopper writes waits in the outbox. */
export function LineBar() {
  const { chat, phrases } = useDesk()
  const line = chat.line.value
  const text =
    line.at === 'lost'
      ? phrases.offlineBar
      : line.at !== 'refused'
        ? ''
        : line.code === 'ORIGIN_NOT_ALLOWED'
          ? phrases.originBar
          : phrases.refusedBar
  return (
    <div class="line-bar" role="status">
      {text && <p>{text}</p>}
    </div>
  )
}
