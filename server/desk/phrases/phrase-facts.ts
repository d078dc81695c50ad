import type { WaitReason } from '../../conversation/state.ts'
import type { OtherChannel } from '../other-channel.ts'

/** What a phrase may mention. */
export interface PhraseFacts {
  readonly reason: WaitReason | null
  readonly agent: { readonly name: string; readonly number: string } | null
  /** "明天（周一）8:00"; `null` when the desk names no opening. */
  readonly opening: string | null
  /** Where else somebody is heard who waits too long. */
  readonly elsewhere?: OtherChannel | null
  /** Nobody of these is online to serve who waits. */
  readonly absent: 'agent' | 'supervisor' | null
  /** Titles of the desk that the notice names, of the one that was wished for, and of where the conversation is. */
  readonly desk?: string
  readonly wish?: string
  readonly currentDesk?: string
}
