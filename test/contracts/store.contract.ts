import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Store } from '../../server/store/store.ts'
import { tellAgentStories } from './store-agents.ts'
import { tellBesideStories } from './store-beside-messages.ts'
import { tellCommitStories } from './store-commits.ts'
import { tellMessageStories } from './store-messages.ts'
import { tellModelStories } from './store-model.ts'
import { tellOutboxStories } from './store-outbox.ts'
import { tellQuestionStories } from './store-questions.ts'
import { tellQueueStories } from './store-queue.ts'
import { tellShopperStories } from './store-shoppers.ts'
import { tellTimerStories } from './store-timers.ts'
import { tellWorkStories } from './store-work.ts'

/**
 * What every store promises, told on an empty one for each story.
 *
 * @param openStore opens a store that nobody else uses; it is closed after the story.
 */
export function describeStoreContract(adapter: string, openStore: () => Promise<Store>): void {
  describe(`${adapter} store`, () => {
    let store: Store
    beforeEach(async () => {
      store = await openStore()
    })
    afterEach(async () => {
      await store.close()
    })
    const conversations = () => store.conversations
    const people = () => store.people

    describe('commits', () => tellCommitStories(conversations))
    describe('any history', () => tellModelStories(conversations))
    describe('messages', () => tellMessageStories(conversations))
    describe('queue and agents’ lists', () => tellQueueStories(conversations))
    describe('timers', () => tellTimerStories(conversations))
    describe('outbox', () => tellOutboxStories(conversations))
    describe('beside the messages', () => tellBesideStories(conversations))
    describe('questions', () => tellQuestionStories(conversations))
    describe('agents', () => tellAgentStories(people))
    describe('work and the day', () => tellWorkStories(() => store))
    describe('shoppers', () => tellShopperStories(people, conversations))

    it('is healthy', async () => {
      expect(await store.health()).toBeNull()
    })
  })
}
