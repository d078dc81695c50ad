import { expect, it } from '@jest/globals'
import { findMisses } from '../../../server/content/find-misses.ts'
import type { Question } from '../../../server/store/conversation-store.ts'

const NOON = Date.UTC(2026, 8, 1, 4)
const question: Question = {
  conversationId: 'one',
  seq: 1,
  at: NOON,
  text: '怎么开发票？水壶坏了怎么办 电话13812345678？',
  isHelpful: null,
  bot: {
    decision: 'answer',
    entryId: 'invoice',
    confidence: 0.9,
    knowledgeVersion: 'v1',
    open: { texts: ['水壶坏了怎么办 电话13812345678'], entryId: 'kettle' },
  },
}
const breathe = async () => {}

it('[L10] what was left open beside an answer is missed by itself, masked, with what was picked for it', async () => {
  const misses = await findMisses([{ ...question, chosenId: 'repair' }], breathe)

  expect(misses).toEqual([
    expect.objectContaining({
      text: '水壶坏了怎么办 电话***',
      reason: 'unanswered',
      nearestId: 'kettle',
      chosenId: 'repair',
    }),
  ])
})

it('[L10] what was judged badly as well is missed as a whole, too', async () => {
  const misses = await findMisses([{ ...question, isHelpful: false, chosenId: 'repair' }], breathe)

  expect(misses.map(({ reason, chosenId }) => [reason, chosenId])).toEqual([
    ['unanswered', 'repair'],
    ['unhelpful', undefined],
  ])
})
