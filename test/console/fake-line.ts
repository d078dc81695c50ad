import type { DeskLine, LineEvents, Outcome } from '../../console/desk/desk-line.ts'
import type { Outgoing } from '../../console/desk/desk-state.ts'
import { createDeskStore } from '../../console/desk/desk-store.ts'
import type { AgentToServer } from '../../protocol/agent.ts'

type Event = keyof AgentToServer
export interface Call {
  readonly event: Event
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at requests of every kind
  readonly request: any
  answer(outcome: Outcome<unknown>): void
}

/** A line that a test holds in its hand: it sees each call and answers when it likes. */
export function createFakeLine() {
  let isUp = false
  let events: LineEvents | null = null
  const calls: Call[] = []
  const answers = new Map<Event, (request: never) => Outcome<unknown>>()

  const line: DeskLine = {
    isUp: () => isUp,
    call(event, request) {
      if (!isUp) return Promise.resolve({ ok: false, code: 'LINE_LOST' })
      return new Promise(resolve => {
        const answer = (outcome: Outcome<unknown>) => resolve(outcome as never)
        calls.push({ event, request, answer })
        const ready = answers.get(event)
        if (ready) answer(ready(request as never))
      })
    },
    listen(next) {
      events = next
    },
    open() {},
    close() {},
  }

  return {
    line,
    calls,
    of: (event: Event) => calls.filter(call => call.event === event),
    /** Answers every call of this kind at once. */
    // biome-ignore lint/suspicious/noExplicitAny: the request's type hangs on the event
    always(event: Event, reply: (request: any) => Outcome<unknown>) {
      answers.set(event, reply)
    },
    push: () => events as LineEvents,
    up() {
      isUp = true
      events?.up()
    },
    /** Calls under way are lost, as a socket does it. */
    down() {
      isUp = false
      for (const call of calls) call.answer({ ok: false, code: 'LINE_LOST' })
      events?.down()
    },
  }
}

/** A store on a fake line, with ids m1, m2 … and pauses that end at once. */
export function createTestStore(kept: readonly Outgoing[] = []) {
  const fake = createFakeLine()
  let count = 0
  let saved: readonly Outgoing[] = kept
  const store = createDeskStore({
    line: fake.line,
    storage: {
      load: () => saved,
      save(outgoing) {
        saved = outgoing
      },
    },
    now: () => 1_000,
    newId: () => `m${++count}`,
    pause: () => Promise.resolve(),
    later: () => () => {},
  })
  return { fake, store, saved: () => saved }
}

/** Lets everything that is already decided happen. */
export const settled = () => new Promise<void>(resolve => setImmediate(resolve))
