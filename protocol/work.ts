import type { DeskTitle, InboxRow, Tier } from './agent.ts'

/** A message left, a call to be made, or something that was promised to a shopper (`followUp`): it stays until somebody says that it is done. */
export interface Work {
  readonly id: string
  readonly conversationId: string
  readonly kind: 'message' | 'callback' | 'followUp'
  readonly shopperName: string
  readonly channel: string
  /** How to reach the shopper, as typed; empty: in the conversation. */
  readonly contact: string
  /** What the shopper wants, in own words; or what was promised. */
  readonly text: string
  readonly desk: string
  readonly deskTitle: DeskTitle
  readonly priority: InboxRow['priority']
  readonly tier?: Tier
  readonly at: number
  /** When it is to be dealt with: the next opening, or the time that the shopper wished. */
  readonly dueAt: number
  readonly state: 'open' | 'taken' | 'done'
  /** Who gave their word for it. */
  readonly promisedBy?: { readonly id: string; readonly name: string; readonly number: string }
  readonly takenBy: { readonly id: string; readonly name: string; readonly number: string } | null
  /** What came of it. */
  readonly note: string
}
