import type { ConversationStore } from './conversation-store.ts'
import type { DayStore } from './day-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { WorkStore } from './work-store.ts'

export interface Store {
  readonly conversations: ConversationStore
  readonly people: PeopleStore
  readonly work: WorkStore
  readonly day: DayStore
  /** `null` when the store can read and write; else a sentence for the health page. */
  health(): Promise<string | null>
  /** A consistent copy while writes go on. @returns bytes written. */
  backup(file: string): Promise<number>
  close(): Promise<void>
}
