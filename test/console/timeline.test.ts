import { describe, expect, it } from '@jest/globals'
import { summarise } from '../../console/chat/bot-summary.ts'
import { buildTimeline } from '../../console/chat/timeline.ts'
import { botAnswer, messageOf, noteAt, noticeOf } from './sample-messages.ts'

const kinds = (items: ReturnType<typeof buildTimeline>) => items.map(item => item.kind)

describe('timeline', () => {
  it('[R57] folds the talk with the bot once a person was asked for, and nothing after it', () => {
    const items = buildTimeline(
      [
        messageOf(1),
        botAnswer(2, '六年', 0.9),
        messageOf(3),
        noticeOf(4, 'queued'),
        messageOf(5),
        noticeOf(6, 'joined'),
      ],
      [],
    )

    expect(kinds(items)).toEqual(['day', 'botPart', 'system', 'message', 'system'])
    expect(items[1]).toMatchObject({ messages: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] })
  })

  it('leaves a running talk with the bot open', () => {
    expect(kinds(buildTimeline([messageOf(1), botAnswer(2, '六年', 0.9)], []))).toEqual(['day', 'message', 'message'])
  })

  it('folds a second talk with the bot on its own', () => {
    const items = buildTimeline(
      [
        messageOf(1),
        botAnswer(2, '六年', 0.9),
        noticeOf(3, 'queued'),
        noticeOf(4, 'backToBot'),
        messageOf(5),
        botAnswer(6, '在订单里', 0.8),
        noticeOf(7, 'queued'),
      ],
      [],
    )

    expect(kinds(items)).toEqual(['day', 'botPart', 'system', 'system', 'botPart', 'system'])
  })

  it('[R101] puts internal notes between the messages by time', () => {
    const messages = [noticeOf(1, 'joined'), messageOf(2), messageOf(4)]

    const items = buildTimeline(messages, [noteAt((messages[1]?.at ?? 0) + 1, '已答应周五上门')])

    expect(kinds(items)).toEqual(['day', 'system', 'message', 'note', 'message'])
  })

  it('draws a line for each new day', () => {
    const first = messageOf(1)
    const items = buildTimeline([first, messageOf(2, { at: first.at + 30 * 3_600_000 })], [])

    expect(kinds(items)).toEqual(['day', 'message', 'day', 'message'])
  })
})

describe('summary of the bot’s part', () => {
  it('[R57] tells what was asked, what was answered and how surely', () => {
    const summary = summarise([
      messageOf(1, { text: '空调保修多久？' }),
      botAnswer(2, '**整机保修 6 年**\n\n1. 凭发票', 0.94),
      messageOf(3, { text: '人工客服' }),
    ])

    expect(summary).toMatchObject({ asked: 2, answered: 1, lastedSeconds: 2 })
    expect(summary.exchanges).toEqual([
      { seq: 1, question: '空调保修多久？', answer: '整机保修 6 年 1. 凭发票', decision: 'answer', confidence: 0.94 },
      { seq: 3, question: '人工客服', answer: null, decision: 'handOver', confidence: null },
    ])
  })
})
