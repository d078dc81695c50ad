import type { FollowUp } from '../../protocol/agent.ts'
import type { Status } from '../../protocol/message.ts'
import type { DeskLine, Outcome } from './desk-line.ts'
import type { Outbox } from './outbox.ts'
import type { Threads } from './threads.ts'

interface Needs {
  readonly line: Pick<DeskLine, 'call'>
  readonly threads: Threads
  readonly outbox: Outbox
}

export type TransferTarget = { agentId: string } | { desk: string }

/** What an agent does with a conversation. Every action answers with an outcome that the page can put into words. */
export function createHandling({ line, threads, outbox }: Needs) {
  function takeStatus(conversationId: string, outcome: Outcome<Status>, isOwner: boolean) {
    if (outcome.ok) threads.change(conversationId, before => ({ ...before, status: outcome.data, isOwner }))
    return outcome
  }

  async function claim(conversationId: string) {
    const outcome = takeStatus(conversationId, await line.call('conversation:claim', { conversationId }), true)
    if (threads.thread(conversationId)) void threads.pull(conversationId)
    return outcome
  }

  async function close(conversationId: string) {
    return takeStatus(conversationId, await line.call('conversation:close', { conversationId }), false)
  }

  async function closeWithFollowUp(conversationId: string, followUp: FollowUp) {
    return takeStatus(conversationId, await line.call('conversation:close', { conversationId, followUp }), false)
  }

  return {
    claim,
    close,
    closeWithFollowUp,
    async transfer(conversationId: string, to: TransferTarget, note: string) {
      const request = note.trim() ? { conversationId, to, note: note.trim() } : { conversationId, to }
      return takeStatus(conversationId, await line.call('conversation:transfer', request), false)
    },
    /** A supervisor's: the conversation is ours, whoever had it. */
    async takeOver(conversationId: string) {
      const outcome = takeStatus(conversationId, await line.call('conversation:take-over', { conversationId }), true)
      if (threads.thread(conversationId)) void threads.pull(conversationId)
      return outcome
    },
    /** A supervisor's word to the agent; the shopper never sees it. */
    async whisper(conversationId: string, text: string) {
      const outcome = await line.call('whisper:add', { conversationId, text })
      if (outcome.ok) threads.receiveNote(conversationId, outcome.data)
      return outcome
    },
    report: (days: number) => line.call('report:get', { days }),
    takeWork: (workId: string) => line.call('work:take', { workId }),
    finishWork: (workId: string, note: string) =>
      line.call('work:done', note.trim() ? { workId, note: note.trim() } : { workId }),
    async release(conversationId: string, to: 'bot' | 'queue') {
      return takeStatus(conversationId, await line.call('conversation:release', { conversationId, to }), false)
    },
    async addNote(conversationId: string, text: string) {
      const outcome = await line.call('note:add', { conversationId, text })
      if (outcome.ok) threads.receiveNote(conversationId, outcome.data)
      return outcome
    },
    send: (conversationId: string, text: string) => outbox.send(conversationId, text),
    /** The last word first, then the end: nothing is closed over a message that did not get through. */
    async sendAndClose(conversationId: string, text: string): Promise<Outcome<unknown>> {
      const sent = await outbox.send(conversationId, text)
      return sent.ok ? close(conversationId) : sent
    },
  }
}
