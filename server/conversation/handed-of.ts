import type { ConversationState, Handed } from './state.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' | 'offlineMessage' }>

/** What is known beside the wait itself. */
export function handedOf(state: Waiting): Handed {
  if (state.status === 'waiting') {
    const { status: _, since: __, declinedBy: ___, missedAt: ____, ...handed } = state
    return handed
  }
  const { status: _, since: __, opensAt: ___, ...handed } = state
  return handed
}

/** What goes along when an agent no longer has it. */
export function handedByAgent(state: Extract<ConversationState, { status: 'withAgent' }>): Handed {
  const {
    status: _,
    agentId: __,
    since: ___,
    queuedAt: ____,
    unansweredSince: _____,
    isOffered: ______,
    isReplyLate: _______,
    ...handed
  } = state
  return handed
}

/** Who gave it back, and when it was missed. */
export function declinedOf(state: Waiting): { declinedBy?: string; missedAt?: number } {
  if (state.status !== 'waiting') return {}
  const { declinedBy, missedAt } = state
  return {
    ...(declinedBy === undefined ? {} : { declinedBy }),
    ...(missedAt === undefined ? {} : { missedAt }),
  }
}
