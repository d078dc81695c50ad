import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ClosingCard } from './closing-card.tsx'
import { useDesk } from './desk.ts'
import { DraftRow, UploadRow } from './draft-row.tsx'
import { DownIcon } from './icons.tsx'
import { MessageRow } from './message-row.tsx'
import { RatingCard } from './rating-card.tsx'
import { arrangeRows, openChoicesSeq } from './timeline.ts'
import { TypingRow } from './typing-row.tsx'
import { useStickyBottom } from './use-sticky-bottom.ts'
import { WaitCard } from './wait-card.tsx'
import { Welcome } from './welcome.tsx'

/** The conversation: messages, what is unsent, who is typing, and at its end what can be done while waiting or after. */
export function Log() {
  const { chat, pictures, phrases, times } = useDesk()
  const rows = arrangeRows(chat.messages.value, chat.drafts.value)
  const choicesSeq = openChoicesSeq(chat.messages.value, chat.drafts.value)
  const frame = useRef<HTMLDivElement>(null)
  const { isAtBottom, toBottom, holdPlace } = useStickyBottom(frame)
  const [readUpTo, setReadUpTo] = useState(0)
  const ownCount = chat.drafts.value.length + pictures.uploads.value.length

  useLayoutEffect(() => {
    if (ownCount > 0) toBottom()
  }, [ownCount])
  const last = chat.messages.value.at(-1)?.seq ?? 0
  useLayoutEffect(() => {
    if (isAtBottom.current) setReadUpTo(last)
  }, [last])
  const missed = chat.messages.value.filter(({ seq, from }) => seq > readUpTo && from !== 'shopper').length

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={frame}
        role="log"
        aria-label={phrases.log}
        aria-live={chat.isCaughtUp.value ? 'polite' : 'off'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={() => isAtBottom.current && setReadUpTo(last)}
      >
        <div class="rows">
          {chat.hasEarlier() ? (
            <button
              type="button"
              class="text-button earlier"
              onClick={() => {
                holdPlace()
                void chat.loadEarlier()
              }}
            >
              {phrases.earlier}
            </button>
          ) : (
            <Welcome isEmpty={rows.length === 0} />
          )}
          {rows.map(row =>
            row.kind === 'time' ? (
              <p key={`t${row.at}`} class="day">
                {times.day(row.at)}
              </p>
            ) : row.kind === 'draft' ? (
              <DraftRow key={row.draft.id} {...row} />
            ) : (
              <MessageRow
                key={row.message.clientMessageId ?? row.message.id}
                {...row}
                hasOpenChoices={row.message.seq === choicesSeq}
              />
            ),
          )}
          {pictures.uploads.value.map(upload => (
            <UploadRow key={upload.key} upload={upload} />
          ))}
          <TypingRow />
          <WaitCard />
          {chat.status.value?.status === 'closed' && (
            <>
              <ClosingCard />
              <RatingCard />
            </>
          )}
        </div>
      </div>
      {missed > 0 && !isAtBottom.current && (
        <button type="button" class="new-messages" onClick={toBottom}>
          <DownIcon />
          {phrases.newMessages(missed)}
        </button>
      )}
    </div>
  )
}
