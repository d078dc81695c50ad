import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Times } from '../text/times.ts'
import type { Phrases } from '../text/zh-cn.ts'
import type { Attention } from './attention.ts'
import type { Chat } from './chat.ts'
import type { Feedback } from './feedback.ts'
import type { Pictures } from './pictures.ts'

/** What every part of the panel may need. */
export interface DeskContext {
  readonly chat: Chat
  readonly attention: Attention
  readonly pictures: Pictures
  readonly feedback: Feedback
  readonly phrases: Phrases
  readonly times: Times
}

const Context = createContext<DeskContext | null>(null)
export const DeskProvider = Context.Provider
export const useDesk = (): DeskContext => useContext(Context)!
