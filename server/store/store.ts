import type { ConversationStore } from './conversation-store.ts'
import type { PeopleStore } from './people-store.ts'

export interface Store {
  readonly conversations: ConversationStore
  readonly people: PeopleStore
  /** `null` when the store can read and write; else a sentence for the health page. */
  health(): Promise<string | null>
  /** A consistent copy while writes go on. @returns bytes written. */
  backup(file: string): Promise<number>
  close(): Promise<void>
}
