import type { InboxRow, Note, Presence } from '../../protocol/agent.ts'
import { createBoardWatch } from './board-watch.ts'
import type { DeskLine } from './desk-line.ts'
import { type DeskState, nothingYet } from './desk-state.ts'
import { createHandling } from './handling.ts'
import { createObservable } from './observable.ts'
import { createOutbox, type OutboxStorage } from './outbox.ts'
import { createSuggestionFeed } from './suggestion-feed.ts'
import { createThreads } from './threads.ts'
import { createTypingSignal } from './typing-signal.ts'

interface Needs {
  readonly line: DeskLine
  readonly storage: OutboxStorage
  readonly now: () => number
  readonly newId: () => string
  readonly pause: (ms: number) => Promise<void>
  /** Calls back once after so many milliseconds; returns how to call it off. */
  readonly later: (ms: number, call: () => void) => () => void
}

export type Whisper = { readonly conversationId: string; readonly note: Note }
export type Assigned = { readonly row: InboxRow; readonly by: 'router' | 'claim' | 'transfer' }

const TYPING_FADES_AFTER_MS = 6_000

/** Everything the console knows about the desk, and everything it can ask of it. */
export function createDeskStore({ line, storage, now, newId, pause, later }: Needs) {
  const state = createObservable<DeskState>(nothingYet)
  const outbox = createOutbox({
    line,
    storage,
    now,
    newId,
    pause,
    changed: outgoing => state.update(before => ({ ...before, outgoing })),
  })
  const suggest = createSuggestionFeed({ state, line })
  const threads = createThreads({
    state,
    line,
    grew(id, messages) {
      outbox.drop(new Set(messages.flatMap(message => message.clientMessageId ?? [])))
      if (id === state.get().openId && messages.some(message => message.from === 'shopper')) void suggest(id)
    },
  })
  const boardWatch = createBoardWatch({ state, line })
  const whisperListeners = new Set<(whisper: Whisper) => void>()
  const assignedListeners = new Set<(assigned: Assigned) => void>()
  const refusedListeners = new Set<() => void>()
  const typingFades = new Map<string, () => void>()
  const readUpTo = new Map<string, number>()
  let wantedPresence: Presence | null = null

  state.update(before => ({ ...before, outgoing: outbox.items() }))

  async function setPresence(status: Presence) {
    wantedPresence = status
    const outcome = await line.call('presence:set', { status })
    if (outcome.ok) {
      wantedPresence = status
      state.update(before => ({ ...before, inbox: outcome.data }))
    }
    return outcome
  }

  /** Conversations that nobody looks at and that are not ours are forgotten rather than kept half true. */
  function resume() {
    const { openId, inbox } = state.get()
    const keep = new Set([openId, ...(inbox?.mine ?? []).map(row => row.conversationId)])
    state.update(before => ({
      ...before,
      connection: 'online',
      threads: Object.fromEntries(Object.entries(before.threads).filter(([id]) => keep.has(id))),
    }))
    if (wantedPresence) void setPresence(wantedPresence)
    for (const id of Object.keys(state.get().threads)) void threads.pull(id)
    outbox.flush()
    boardWatch.resume()
  }

  /** A supervisor hears along while looking, and no longer; only supervisors have a live view. */
  function stopListening(conversationId: string) {
    const { inbox, live } = state.get()
    const isMine = inbox?.mine.some(row => row.conversationId === conversationId) === true
    if (live !== null && !isMine) void line.call('conversation:watch', { conversationId, on: false })
  }

  line.listen({
    up: resume,
    down: () => state.update(before => ({ ...before, connection: before.inbox === null ? before.connection : 'lost' })),
    refused: () => {
      for (const listener of refusedListeners) listener()
    },
    inbox(inbox) {
      // "offline" may only mean that our lease ran out while the line was lost: then we still want what we had.
      if (inbox.presence !== 'offline') wantedPresence = inbox.presence
      const mine = new Set(inbox.mine.map(row => row.conversationId))
      state.update(before => ({ ...before, inbox, fresh: before.fresh.filter(id => mine.has(id)) }))
      for (const [id, thread] of Object.entries(state.get().threads))
        if (thread.phase === 'ready' && thread.isOwner !== mine.has(id)) void threads.pull(id)
    },
    'conversation:assigned'({ conversationId, row, by }) {
      if (by === 'claim') return
      state.update(before =>
        before.openId === conversationId || before.fresh.includes(conversationId)
          ? before
          : { ...before, fresh: [...before.fresh, conversationId] },
      )
      void threads.open(conversationId)
      for (const listener of assignedListeners) listener({ row, by })
    },
    'message:new'({ conversationId, ...message }) {
      threads.receive(conversationId, message)
    },
    status({ conversationId, ...status }) {
      threads.change(conversationId, before => ({ ...before, status }))
    },
    'note:new'({ conversationId, ...note }) {
      threads.receiveNote(conversationId, note)
      const isMine = state.get().inbox?.mine.some(row => row.conversationId === conversationId)
      if (note.kind === 'whisper' && isMine) for (const listener of whisperListeners) listener({ conversationId, note })
    },
    board: boardWatch.take,
    live: ({ conversations }) => boardWatch.takeLive(conversations),
    head: ({ conversationId, seq }) => threads.receiveHead(conversationId, seq),
    typing({ conversationId, on }) {
      typingFades.get(conversationId)?.()
      threads.change(conversationId, before => ({ ...before, isShopperTyping: on }))
      if (on)
        typingFades.set(
          conversationId,
          later(TYPING_FADES_AFTER_MS, () =>
            threads.change(conversationId, before => ({ ...before, isShopperTyping: false })),
          ),
        )
    },
    read({ conversationId, seq }) {
      threads.change(conversationId, before => ({ ...before, readByShopper: Math.max(before.readByShopper, seq) }))
    },
  })

  return {
    state,
    outbox,
    ...createHandling({ line, threads, outbox }),
    setPresence,
    watchBoard: boardWatch.watch,
    refreshBoard: boardWatch.resume,
    tellTyping: createTypingSignal({ line, now }),
    refreshSuggestions: suggest,
    /** Looks at a conversation, whether it is ours or only waiting; `null` looks away. */
    open(conversationId: string | null) {
      const before = state.get().openId
      if (before !== null && before !== conversationId) stopListening(before)
      state.update(before => ({
        ...before,
        openId: conversationId,
        fresh: before.fresh.filter(id => id !== conversationId),
      }))
      if (conversationId === null) return
      const isKnown = threads.thread(conversationId)?.phase === 'ready'
      void threads.open(conversationId)
      if (isKnown) void suggest(conversationId)
    },
    /** The agent has seen everything that is shown of this conversation. */
    markRead(conversationId: string) {
      const seq = threads.thread(conversationId)?.messages.findLast(message => message.from === 'shopper')?.seq ?? 0
      if (!line.isUp() || seq <= (readUpTo.get(conversationId) ?? 0)) return
      readUpTo.set(conversationId, seq)
      void line.call('read', { conversationId, seq })
    },
    onAssigned(listener: (assigned: Assigned) => void) {
      assignedListeners.add(listener)
      return () => void assignedListeners.delete(listener)
    },
    /** A supervisor has said something to us. */
    onWhisper(listener: (whisper: Whisper) => void) {
      whisperListeners.add(listener)
      return () => void whisperListeners.delete(listener)
    },
    onRefused(listener: () => void) {
      refusedListeners.add(listener)
      return () => void refusedListeners.delete(listener)
    },
    connect: () => line.open(),
    disconnect: () => line.close(),
  }
}

export type DeskStore = ReturnType<typeof createDeskStore>
