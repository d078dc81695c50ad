import type { Draft } from '../delivery/outbox.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { Picture } from './picture.tsx'
import type { Upload } from './pictures.ts'

interface UnsentProps {
  readonly code: string
  readonly onRetry: () => void
  readonly onDiscard: () => void
}

function Unsent({ code, onRetry, onDiscard }: UnsentProps) {
  const { phrases } = useDesk()
  return (
    <p class="meta failed">
      <span role="alert">
        {phrases.unsent} · {phrases.failure[code] ?? phrases.failure.OTHER}
      </span>
      <button type="button" class="text-button" onClick={onRetry}>
        {phrases.retry}
      </button>
      <button type="button" class="text-button quiet" onClick={onDiscard}>
        {phrases.discard}
      </button>
    </p>
  )
}

/** A message that the desk has not acknowledged. */
export function DraftRow({ draft, opens }: { draft: Draft; opens: boolean }) {
  const { chat, phrases } = useDesk()
  const { id, body, refusal } = draft
  return (
    <div class={`row own draft ${opens ? 'opens' : ''}`} aria-live="off">
      <span class="unseen">{phrases.me}: </span>
      {'attachment' in body ? (
        <div class="bubble with-picture">
          <Picture attachment={body.attachment} by={phrases.me} />
        </div>
      ) : (
        <div class="bubble" dir="auto">
          <p class="plain">{cleanText('text' in body ? body.text : body.label)}</p>
        </div>
      )}
      {refusal === undefined ? (
        <p class="meta">{phrases.sending}</p>
      ) : (
        <Unsent code={refusal} onRetry={() => chat.retry(id)} onDiscard={() => chat.discard(id)} />
      )}
    </div>
  )
}

/** A picture whose bytes are still on their way. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { pictures, phrases } = useDesk()
  const { key, preview, percent, refusal } = upload
  return (
    <div class="row own draft opens">
      <div class="bubble with-picture">
        <span class="picture">
          <img src={preview} alt={phrases.pictureOf(phrases.me)} />
        </span>
        {refusal === undefined && <progress max="100" value={percent} aria-label={phrases.sending} />}
      </div>
      {refusal === undefined ? (
        <p class="meta">{phrases.sending}</p>
      ) : (
        <Unsent code={refusal} onRetry={() => pictures.retry(key)} onDiscard={() => pictures.drop(key)} />
      )}
    </div>
  )
}
