import type { Message, Status } from '../../protocol/message.ts'
import type {
  HandOffRequest,
  Rating,
  SavedRecord,
  Session,
  ShopperToServer,
  Synced,
  WaitChoice,
} from '../../protocol/shopper.ts'
import { newId } from '../delivery/new-id.ts'
import { createOutbox, type DraftBody } from '../delivery/outbox.ts'
import { createSender } from '../delivery/sender.ts'
import type { Shelf } from '../delivery/shelf.ts'
import { createTranscript } from '../delivery/transcript.ts'
import type { Settings } from '../launcher/settings.ts'
import { openBrowserWire } from '../line/browser-wire.ts'
import { type Answer, createLine, type Line, type LineState, NO_ANSWER } from '../line/line.ts'
import type { Phrases } from '../text/zh-cn.ts'
import { cell } from './cell.ts'

const TYPING_FADES_MS = 7_000
const NOTICE_MS = 5_000

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** The conversation as the panel shows it, and what a shopper can do. */
export function createChat(settings: Settings, phrases: Phrases, shelf: Shelf) {
  const line = cell<LineState>({ at: 'connecting' })
  const session = cell<Session | null>(null)
  const status = cell<Status | null>(null)
  const messages = cell<readonly Message[]>([])
  const isCaughtUp = cell(false)
  const arrivalListeners: ((arrived: readonly Message[]) => void)[] = []
  const outbox = createOutbox(shelf, newId, Date.now)
  const drafts = cell(outbox.list())
  const isAgentTyping = cell(false)
  /** The agent has seen everything of the shopper up to here. */
  const seenUpTo = cell(0)
  const notice = cell<string | null>(null)
  const isOnline = (): boolean => line.value.at === 'online'
  let typingFades: ReturnType<typeof setTimeout>
  let noticeFades: ReturnType<typeof setTimeout>
  let own: Line | undefined
  let isIdentified = true

  function call<T>(name: keyof ShopperToServer, payload: object): Promise<Answer<T>> {
    return own?.call<T>(name, payload) ?? Promise.resolve(NO_ANSWER)
  }

  function showDrafts(): void {
    drafts.value = outbox.list()
  }

  function say(code: string): void {
    clearTimeout(noticeFades)
    notice.value = phrases.failure[code] ?? phrases.failure.OTHER!
    noticeFades = setTimeout(() => {
      notice.value = null
    }, NOTICE_MS)
  }

  const transcript = createTranscript({
    sync: after => call<Synced>('sync', { after }),
    onStatus: next => {
      status.value = next
    },
    onMessages(all, arrived) {
      messages.value = all
      for (const { clientMessageId } of arrived) if (clientMessageId) outbox.remove(clientMessageId)
      if (arrived.some(message => message.from !== 'shopper')) isAgentTyping.value = false
      showDrafts()
      for (const listen of arrivalListeners) listen(arrived)
    },
  })

  const sender = createSender({
    outbox,
    call,
    wait,
    // Frames without an origin have locks and may not use them.
    takeTurn: send => navigator.locks?.request(`switchboard:${settings.origin}:send`, send).catch(send) ?? send(),
    onChange: showDrafts,
    onSent({ id, body }, { seq, at }) {
      const text = 'text' in body ? body.text : 'label' in body ? body.label : ''
      const picture = 'attachment' in body ? { attachment: body.attachment } : {}
      transcript.receive({ seq, id, at, text, from: 'shopper', clientMessageId: id, ...picture })
    },
  })

  async function begin(next: Session): Promise<void> {
    shelf.set('token', next.token)
    const isSame = next.conversationId === session.value?.conversationId
    session.value = next
    if (status.value?.status !== next.status) status.value = { status: next.status }
    line.value = { at: 'online' }
    const reading = transcript.begin(next.head, isSame)
    void sender.flush()
    await reading
    isCaughtUp.value = true
  }

  function hear(name: string, payload: unknown): void {
    switch (name) {
      case 'session':
        void begin(payload as Session)
        return
      case 'message:new':
        transcript.receive(payload as Message)
        return
      case 'head':
        transcript.headIs((payload as { seq: number }).seq)
        return
      case 'status':
        status.value = payload as Status
        return
      case 'read':
        seenUpTo.value = Math.max(seenUpTo.value, (payload as { seq: number }).seq)
        return
      case 'typing':
        isAgentTyping.value = (payload as { on: boolean }).on
        clearTimeout(typingFades)
        typingFades = setTimeout(() => {
          isAgentTyping.value = false
        }, TYPING_FADES_MS)
    }
  }

  function post(body: DraftBody, id?: string): void {
    outbox.add(body, id)
    showDrafts()
    void sender.flush()
  }

  async function change(name: keyof ShopperToServer, payload: object = {}): Promise<boolean> {
    const answer = await call<Status>(name, payload)
    if (answer.ok) status.value = answer.data
    // The wish for a person must not get lost with the line: as a message it is kept until it has arrived.
    else if (answer.code === 'NO_ANSWER' && name === 'handoff:request') post({ text: phrases.humanText })
    else say(answer.code)
    return answer.ok
  }

  return {
    line,
    isOnline,
    session,
    status,
    messages,
    /** Calls back with what has just come, for whoever counts or announces it. */
    onArrival: (listen: (arrived: readonly Message[]) => void) => void arrivalListeners.push(listen),
    isCaughtUp,
    drafts,
    isAgentTyping,
    seenUpTo,
    notice,
    call,
    say,
    post,
    showDrafts,
    hasEarlier: () => messages.value.length > 0 && transcript.hasEarlier(),
    loadEarlier: transcript.loadEarlier,
    token: () => shelf.get('token'),
    retry(id: string) {
      outbox.retry(id)
      showDrafts()
      void sender.flush()
    },
    discard(id: string) {
      outbox.remove(id)
      showDrafts()
    },
    askForPerson: (wish: HandOffRequest = {}) => void change('handoff:request', wish),
    leaveQueue: () => void change('handoff:cancel'),
    chooseExit: (choice: WaitChoice) => change('wait:choose', choice),
    /** The whole conversation as a file that the browser saves. */
    async saveRecord(form: 'html' | 'text'): Promise<void> {
      const answer = await call<SavedRecord>('record:get', {})
      if (!answer.ok) return say(answer.code)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(
        new Blob([answer.data[form]], { type: form === 'html' ? 'text/html' : 'text/plain' }),
      )
      link.download = `${answer.data.name}.${form === 'html' ? form : 'txt'}`
      link.click()
    },
    async rate(rating: Rating): Promise<boolean> {
      const answer = await call<null>('rating:send', rating)
      if (!answer.ok && answer.code !== 'ALREADY_RATED') say(answer.code)
      return answer.ok || answer.code === 'ALREADY_RATED'
    },
    /** Dials at the first call; nothing is sent before the shopper opens the chat. */
    connect() {
      own ??= createLine({
        url: `${settings.origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`,
        namespace: '/shopper',
        openWire: openBrowserWire,
        auth: () => ({
          token: shelf.get('token') ?? undefined,
          locale: settings.locale,
          page: location.href.slice(0, 2_000),
          identity: isIdentified
            ? document.querySelector<HTMLElement>('script[data-identity]')?.dataset.identity
            : undefined,
        }),
        onEvent: hear,
        onState(state) {
          if (state.at === 'refused' && state.code === 'UNAUTHENTICATED') shelf.remove('token')
          // A signature that is wrong or too old: better served as a visitor than not at all.
          if (state.at === 'refused' && state.code.includes('IDENTITY')) {
            isIdentified = false
            queueMicrotask(own!.redial)
          }
          // "online" is said once the session is known: before it nothing can be sent.
          if (state.at !== 'online') line.value = state
        },
      })
    },
    redial: () => own?.redial(),
    hangUp: () => own?.drop(),
  }
}
export type Chat = ReturnType<typeof createChat>
