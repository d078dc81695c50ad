import { describe, expect, it } from '@jest/globals'
import type { AgentFeed } from '../../../server/agents/agent-feed.ts'
import type { Conversation } from '../../../server/conversation/conversation.ts'
import type { ConversationState } from '../../../server/conversation/state.ts'
import { type AnnounceNeeds, createAnnounce } from '../../../server/desk/announce.ts'

type Waiting = Extract<ConversationState, { status: 'waiting' }>

const WAITING = {
  status: 'waiting',
  since: 1_000_000,
  desk: 'service',
  priority: 'normal',
  reason: 'button',
  about: null,
  dialog: {},
} as unknown as Waiting
const WITH_BOT = { status: 'withBot', since: 1, lastTurnAt: 1, dialog: {} } as unknown as ConversationState
const WITH_AGENT = { ...WAITING, status: 'withAgent', agentId: 'a' } as unknown as ConversationState
const LEFT = { kind: 'callback', contact: '138****8000', at: null, workId: 'w' } as const

const NOTHING = () => {}
const DEAF = new Proxy({}, { get: () => NOTHING }) as AgentFeed

/** Whether the queue is looked at after a change between these two. */
async function isQueueLookedAt(before: ConversationState, after: ConversationState, epochs = [1, 1]): Promise<boolean> {
  let looks = 0
  const announce = createAnnounce({
    channels: new Map(),
    feed: DEAF,
    statuses: { statusOf: async () => ({ status: 'queued' }) } as unknown as AnnounceNeeds['statuses'],
    queueChanged: () => looks++,
  })
  const conversation = (state: ConversationState, epoch = 1) =>
    ({ id: 'c', channel: 'web', state, epoch }) as unknown as Conversation
  await announce(conversation(before, epochs[0]), conversation(after, epochs[1]), [])
  return looks > 0
}

describe('the queue is looked at', () => {
  it.each<[string, ConversationState, ConversationState, number[]]>([
    ['comes', WITH_BOT, WAITING, [1, 2]],
    ['is taken', WAITING, WITH_AGENT, [1, 2]],
    ['is given back', WITH_AGENT, WAITING, [1, 2]],
    ['becomes a complaint', WAITING, { ...WAITING, priority: 'complaint' }, [1, 1]],
    ['is put back in time', WAITING, { ...WAITING, since: 900_000 }, [1, 1]],
    ['goes to another desk', WAITING, { ...WAITING, desk: 'presale' }, [1, 1]],
    ['asks for a supervisor', WAITING, { ...WAITING, supervisorAsked: true }, [1, 1]],
    ['is for superiors from now on', WAITING, { ...WAITING, superiorOnly: true }, [1, 1]],
    [
      'is complained of by name',
      { ...WAITING, superiorOnly: true },
      { ...WAITING, superiorOnly: true, against: 'a' },
      [1, 1],
    ],
    ['wants to be called', WAITING, { ...WAITING, left: LEFT }, [1, 1]],
  ])('when somebody %s', async (_, before, after, epochs) => {
    expect(await isQueueLookedAt(before, after, epochs)).toBe(true)
  })

  it.each<[string, ConversationState, ConversationState]>([
    ['writes while waiting', WAITING, { ...WAITING, dialog: { language: 'zh' } as unknown as Waiting['dialog'] }],
    ['is told that it takes long', WAITING, WAITING],
    ['talks to the bot', WITH_BOT, WITH_BOT],
    ['talks to an agent', WITH_AGENT, WITH_AGENT],
  ])('not when somebody %s: a long queue would be read for each word', async (_, before, after) => {
    expect(await isQueueLookedAt(before, after)).toBe(false)
  })
})
