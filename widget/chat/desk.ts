import type { Times } from '../text/times.ts'
import type { Phrases } from '../text/zh-cn.ts'
import type { Attention } from './attention.ts'
import type { Chat } from './chat.ts'
import type { Feedback } from './feedback.ts'
import type { Pictures } from './pictures.ts'

/** What every part of the panel may need. */
export interface Desk {
  readonly chat: Chat
  readonly attention: Attention
  readonly pictures: Pictures
  readonly feedback: Feedback
  readonly phrases: Phrases
  readonly times: Times
}

let desk: Desk

/** There is one chat to a page: what is provided here serves every part of it. */
export function provideDesk(provided: Desk): void {
  desk = provided
}

export const useDesk = (): Desk => desk
