import type { AgentMessageView, AgentSynced, Inbox, InboxRow, Note } from '../../protocol/agent.ts'

const NOON = Date.UTC(2026, 8, 1, 4)

export const messageOf = (seq: number, over: Partial<AgentMessageView> = {}): AgentMessageView => ({
  seq,
  id: `id-${seq}`,
  from: 'shopper',
  at: NOON + seq * 1_000,
  text: `第 ${seq} 条`,
  ...over,
})

export const noticeOf = (seq: number, notice: 'queued' | 'joined' | 'backToBot' | 'closed'): AgentMessageView =>
  messageOf(seq, { from: 'system', text: notice, card: { kind: 'notice', notice } })

export const botAnswer = (seq: number, text: string, confidence: number): AgentMessageView =>
  messageOf(seq, {
    from: 'bot',
    text,
    bot: { decision: 'answer', entryId: 'warranty', confidence, knowledgeVersion: '1' },
  })

export const noteAt = (at: number, text: string): Note => ({
  id: `note-${at}`,
  at,
  text,
  agent: { name: '李娜', number: '1024' },
})

export const syncedOf = (
  messages: readonly AgentMessageView[],
  head: number,
  over: Partial<AgentSynced> = {},
): AgentSynced => ({
  messages,
  head,
  status: { status: 'agent', agent: { name: '李娜', number: '1024' } },
  notes: [],
  customer: {
    shopperId: 's1',
    name: '王女士',
    channel: 'web',
    locale: 'zh-CN',
    page: null,
    firstSeenAt: NOON,
    lastSeenAt: NOON,
    isOnline: true,
    humanAsks: 1,
    episodes: 1,
    lastRating: null,
  },
  readByShopper: 0,
  isOwner: true,
  ...over,
})

export const rowOf = (conversationId: string, over: Partial<InboxRow> = {}): InboxRow => ({
  conversationId,
  status: 'agent',
  channel: 'web',
  shopperName: '王女士',
  locale: 'zh-CN',
  desk: 'human',
  priority: 'normal',
  reason: 'asked',
  since: NOON,
  unansweredSince: null,
  lastText: '在吗',
  lastAt: NOON,
  lastFrom: 'shopper',
  head: 1,
  unread: 0,
  ...over,
})

export const inboxOf = (over: Partial<Inbox> = {}): Inbox => ({
  waiting: [],
  mine: [rowOf('c1')],
  presence: 'online',
  closedToday: 0,
  ...over,
})
