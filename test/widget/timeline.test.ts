import { describe, expect, it } from '@jest/globals'
import type { Message } from '../../protocol/message.ts'
import { arrangeRows, openChoicesSeq } from '../../widget/chat/timeline.ts'
import type { Draft } from '../../widget/delivery/outbox.ts'

const NOON = new Date(2026, 9, 12, 12).getTime()
const MINUTE = 60_000
const message = (seq: number, from: Message['from'], minutes = 0, more: Partial<Message> = {}): Message => ({
  seq,
  id: `m${seq}`,
  from,
  at: NOON + minutes * MINUTE,
  text: 'x',
  ...more,
})
const draft = (id: string): Draft => ({ id, at: NOON, body: { text: 'x' } })
const choices = [{ id: 'a', label: 'A' }]

describe('the rows of a conversation', () => {
  it('say the time after a pause and at midnight, and the name once for several messages', () => {
    const rows = arrangeRows(
      [
        message(1, 'shopper'),
        message(2, 'bot'),
        message(3, 'bot', 1),
        message(4, 'bot', 30),
        message(5, 'bot', 13 * 60),
      ],
      [],
    )

    expect(rows.map(row => (row.kind === 'message' ? row.opens : row.kind))).toEqual([
      'time',
      true,
      true,
      false,
      'time',
      true,
      'time',
      true,
    ])
  })

  it('show a stored message once, though its draft is still there', () => {
    const rows = arrangeRows([message(1, 'shopper', 0, { clientMessageId: 'a' })], [draft('a'), draft('b')])

    expect(rows.filter(({ kind }) => kind === 'draft')).toMatchObject([{ draft: { id: 'b' } }])
  })
})

describe('choices', () => {
  it('are open under the last question only', () => {
    const asked = [message(1, 'bot', 0, { choices }), message(2, 'bot', 0, { choices })]

    expect(openChoicesSeq(asked, [])).toBe(2)
  })

  it('are gone once the shopper has answered in any way', () => {
    const asked = [message(1, 'bot', 0, { choices })]

    expect(openChoicesSeq([...asked, message(2, 'shopper')], [])).toBeNull()
    expect(openChoicesSeq(asked, [draft('a')])).toBeNull()
    expect(openChoicesSeq([...asked, message(2, 'agent')], [])).toBeNull()
    expect(openChoicesSeq([...asked, message(2, 'system')], [])).toBe(1)
  })

  it('come back when the answer was refused', () => {
    expect(openChoicesSeq([message(1, 'bot', 0, { choices })], [{ ...draft('a'), refusal: 'INTERNAL' }])).toBe(1)
  })
})
