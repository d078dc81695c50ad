import { randomUUID } from 'node:crypto'
import { expect, it } from '@jest/globals'
import { hasCode } from '../../server/errors.ts'
import type { ConversationStore, NewMessage, StoredMessage } from '../../server/store/conversation-store.ts'
import { change, codeOfFailure, commitRetrying, fresh, fromBot, fromShopper, NOON } from './store-samples.ts'

export function tellMessageStories(store: () => ConversationStore): void {
  it('gives back every part of a message as it came', async () => {
    const before = await store().open(fresh('ada'))
    const full: NewMessage = {
      ...fromShopper('“退货” \u0000 it’s <b>\n😀 ไทย; DROP TABLE messages --'),
      choices: [{ id: 'returns', label: '退货' }],
      card: { kind: 'answer', entryId: 'returns' },
      attachment: { id: 'a1', name: '图 1.png', type: 'image/png', size: 5, width: 2, height: null },
      source: { title: 'Returns', checked: null },
      agentId: 'mei',
      agent: { name: '梅', number: '007' },
      bot: { decision: 'answer', entryId: null, confidence: 0.75, knowledgeVersion: 'v1' },
      choiceId: 'returns',
    }
    const bare: NewMessage = { id: randomUUID(), from: 'system', at: NOON, text: '' }

    await store().commit(before, change(before, { messages: [full, bare] }))

    expect(await store().messages(before.id, 0, 10)).toEqual([
      { ...full, seq: 1 },
      { ...bare, seq: 2 },
    ])
  })

  it('reads on from where a reader stopped, and the newest for one who begins', async () => {
    const before = await store().open(fresh('ada'))
    const texts = Array.from({ length: 12 }, (_, i) => `${i + 1}`)
    await store().commit(before, change(before, { messages: texts.map(fromBot) }))
    const text = (messages: StoredMessage[]) => messages.map(each => each.text)

    expect(text(await store().messages(before.id, 0, 5))).toEqual(['1', '2', '3', '4', '5'])
    expect(text(await store().messages(before.id, 5, 5))).toEqual(['6', '7', '8', '9', '10'])
    expect(text(await store().messages(before.id, 10, 5))).toEqual(['11', '12'])
    expect(await store().messages(before.id, 12, 5)).toEqual([])
    expect(text(await store().lastMessages(before.id, 3))).toEqual(['10', '11', '12'])
    expect(text(await store().lastMessages(before.id, 100))).toEqual(texts)
  })

  it('finds the message that a sender’s id stands for', async () => {
    const before = await store().open(fresh('ada'))
    const other = await store().open(fresh('bob'))
    const message = fromShopper('hello', 'c1')

    expect(await store().sent(before.id, 'c1')).toBeNull()
    await store().commit(before, change(before, { messages: [fromBot('hi'), message] }))

    expect(await store().sent(before.id, 'c1')).toEqual({ ...message, seq: 2 })
    expect(await store().sent(other.id, 'c1')).toBeNull()
  })

  it('refuses a sender’s id that has been used in the conversation [L7]', async () => {
    const before = await store().open(fresh('ada'))
    const { conversation } = await store().commit(before, change(before, { messages: [fromShopper('hello', 'c1')] }))

    const again = store().commit(
      conversation,
      change(conversation, { epoch: 9, messages: [fromBot('first'), fromShopper('another text', 'c1')] }),
    )

    expect(await codeOfFailure(again)).toBe('IDEMPOTENCY_CONFLICT')
    expect(await store().read(before.id)).toEqual(conversation)
    expect(await store().messages(before.id, 0, 10)).toHaveLength(1)
  })

  it('refuses one sender’s id twice in one commit', async () => {
    const before = await store().open(fresh('ada'))

    const twice = store().commit(before, change(before, { messages: [fromShopper('a', 'c1'), fromShopper('b', 'c1')] }))

    expect(await codeOfFailure(twice)).toBe('IDEMPOTENCY_CONFLICT')
    expect(await store().messages(before.id, 0, 10)).toEqual([])
  })

  it('takes the same sender’s id in two conversations', async () => {
    const both = await Promise.all([store().open(fresh('ada')), store().open(fresh('bob'))])

    const done = await Promise.all(
      both.map(each => store().commit(each, change(each, { messages: [fromShopper('hello', 'c1')] }))),
    )

    expect(done.map(each => each.messages[0]?.seq)).toEqual([1, 1])
  })

  it('stores a message once that arrives ten times at once [L7]', async () => {
    const { id } = await store().open(fresh('ada'))

    async function receive(): Promise<number> {
      const known = await store().sent(id, 'c1')
      if (known !== null) return known.seq
      try {
        const done = await commitRetrying(store(), id, () => ({
          messages: [fromShopper('hello', 'c1'), fromBot('hi')],
        }))
        return done.messages[0]!.seq
      } catch (error) {
        if (!hasCode(error, 'IDEMPOTENCY_CONFLICT')) throw error
        return (await store().sent(id, 'c1'))!.seq
      }
    }
    const acknowledged = await Promise.all(Array.from({ length: 10 }, receive))

    expect(new Set(acknowledged)).toEqual(new Set([1]))
    expect(await store().messages(id, 0, 100)).toHaveLength(2)
  })

  it('never says "sent" of a message that its readers can not see [L7]', async () => {
    const before = await store().open(fresh('ada'))
    const commit = store().commit(before, change(before, { messages: [fromShopper('hello', 'c1')] }))

    const known = await store().sent(before.id, 'c1')
    if (known !== null) expect(await store().messages(before.id, 0, 10)).toEqual([known])
    await commit
    expect((await store().sent(before.id, 'c1'))?.seq).toBe(1)
  })
}
