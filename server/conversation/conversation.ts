import type { ConversationState, EpochMs } from './state.ts'

/** One shopper on one channel, for ever; each visit that is opened and closed is an episode of it. */
export interface Conversation {
  readonly id: string
  readonly channel: string
  readonly shopperId: string
  readonly locale: 'zh-CN' | 'en'
  readonly state: ConversationState
  /** Raised with every change of owner. A bot's write carries the epoch that it read. */
  readonly epoch: number
  /** Grows with every commit; not necessarily by one. */
  readonly version: number
  /** `seq` of the last message; 0 when there is none. */
  readonly head: number
  /** 1 for the first; a message to a closed conversation begins the next. */
  readonly episode: number
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
}
