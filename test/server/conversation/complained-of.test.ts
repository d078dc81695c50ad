import { describe, expect, it } from '@jest/globals'
import type { ConversationEvent } from '../../../server/conversation/event.ts'
import { transition } from '../../../server/conversation/transition.ts'
import { NOON, openDesk, waiting, withAda } from './events.ts'

const takenOverBy = (agentId: string): ConversationEvent => ({
  type: 'takenOver',
  agentId,
  why: 'takenOver',
  desk: openDesk,
  at: NOON + 120_000,
})
const aboutBob = { supervisorAsked: true, superiorOnly: true, against: 'bob' } as const

describe('[R91] who is complained of, a supervisor too', () => {
  it('does not take the conversation over from the colleague who has it', () => {
    expect(() => transition({ ...withAda, ...aboutBob }, takenOverBy('bob'))).toThrow('the complaint is about you')
  })

  it('does not take it out of the queue', () => {
    expect(() => transition({ ...waiting, ...aboutBob }, takenOverBy('bob'))).toThrow('the complaint is about you')
  })

  it('is the only one who may not', () => {
    expect(transition({ ...withAda, ...aboutBob }, takenOverBy('eve')).state).toMatchObject({
      status: 'withAgent',
      agentId: 'eve',
      against: 'bob',
    })
  })
})
