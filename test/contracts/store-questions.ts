import { expect, it } from '@jest/globals'
import type { BotRecord, ConversationStore, NewMessage } from '../../server/store/conversation-store.ts'
import { commitRetrying, fresh, fromBot, fromShopper, MINUTE, NOON } from './store-samples.ts'

const unsure: BotRecord = { decision: 'askBack', entryId: 'a', confidence: 0.4, knowledgeVersion: 'v1' }

function question(text: string, at = NOON): NewMessage {
  return { ...fromShopper(text), at, bot: unsure }
}

export function tellQuestionStories(store: () => ConversationStore): void {
  async function say(conversationId: string, ...messages: NewMessage[]): Promise<void> {
    await commitRetrying(store(), conversationId, () => ({ messages }))
  }

  it('[L10] finds shoppers’ messages that the bot looked at, newest first, and no other', async () => {
    const { id } = await store().open(fresh('ada'))
    await say(id, question('first'), { ...fromBot('answer'), bot: unsure })
    await say(id, fromShopper('to the agent'), question('second', NOON + MINUTE))

    const found = await store().questions(NOON, 10)

    expect(found).toEqual([
      { conversationId: id, seq: 4, at: NOON + MINUTE, text: 'second', bot: unsure, isHelpful: null },
      { conversationId: id, seq: 1, at: NOON, text: 'first', bot: unsure, isHelpful: null },
    ])
    expect(await store().questions(NOON + 1, 10)).toEqual(found.slice(0, 1))
  })

  it('[L10] turns pages without losing or repeating a question of the same moment', async () => {
    const [ada, bob] = await Promise.all([store().open(fresh('ada')), store().open(fresh('bob'))])
    for (const { id } of [ada, bob]) await say(id, question('a'), question('b'), question('c', NOON + 1))

    const all = await store().questions(NOON, 10)
    const turned = []
    for (let before = undefined as (typeof all)[number] | undefined; ; ) {
      const page = await store().questions(NOON, 2, before)
      if (page.length === 0) break
      turned.push(...page)
      before = page.at(-1)
    }

    expect(all).toHaveLength(6)
    expect(turned).toEqual(all)
  })

  it('[L10] gives a judgement to the question before it', async () => {
    const { id } = await store().open(fresh('ada'))
    await say(id, question('good', NOON), fromBot('yes'))
    await say(id, question('bad', NOON + 1), fromBot('one'), fromBot('two'))
    await say(id, question('unjudged', NOON + 2), fromBot('three'))
    await store().saveFeedback(id, 2, true, NOON + 3)
    await store().saveFeedback(id, 4, true, NOON + 3)
    await store().saveFeedback(id, 5, false, NOON + 4)

    const found = await store().questions(NOON, 10)

    expect(found.map(({ text, isHelpful }) => [text, isHelpful])).toEqual([
      ['unjudged', null],
      ['bad', false],
      ['good', true],
    ])
  })

  it('[L10] tells what the shopper pressed next, when the next thing was a press', async () => {
    const { id } = await store().open(fresh('ada'))
    await say(id, question('vague', NOON), fromBot('did you mean'))
    await say(id, { ...fromShopper('Warranty'), at: NOON + 1, choiceId: 'warranty' }, fromBot('two years'))
    await say(id, question('typed on', NOON + 2), fromBot('did you mean'))
    await say(id, question('something else', NOON + 3))

    const found = await store().questions(NOON, 10)

    expect(found.map(({ text, chosenId }) => [text, chosenId])).toEqual([
      ['something else', undefined],
      ['typed on', undefined],
      ['vague', 'warranty'],
    ])
  })

  it('[L10] what is dismissed stays dismissed', async () => {
    await store().dismissMissed({ key: 'k2', text: '能分期吗' }, 'mei', NOON)
    await store().dismissMissed({ key: 'k1', text: 'other' }, 'mei', NOON + 1)
    await store().dismissMissed({ key: 'k2', text: 'again' }, 'lin', NOON + 2)

    expect(await store().dismissedMissed()).toEqual([
      { key: 'k2', text: '能分期吗' },
      { key: 'k1', text: 'other' },
    ])
  })
}
