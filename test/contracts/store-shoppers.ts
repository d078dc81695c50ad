import { expect, it } from '@jest/globals'
import type { ConversationStore } from '../../server/store/conversation-store.ts'
import type { AttachmentRow, PeopleStore, Shopper } from '../../server/store/people-store.ts'
import { fresh, MINUTE, NOON } from './store-samples.ts'

export function tellShopperStories(people: () => PeopleStore, conversations: () => ConversationStore): void {
  const ada: Shopper = {
    ...{ id: 'ada', tokenHash: 'h1', locale: 'zh-CN', page: null, firstSeenAt: NOON, lastSeenAt: NOON },
  }

  it('knows a shopper again by the token', async () => {
    await people().addShopper(ada)

    expect(await people().shopperByToken('h1')).toEqual(ada)
    expect(await people().shopper('ada')).toEqual(ada)
    expect(await people().shopperByToken('h2')).toBeNull()
    expect(await people().shopper('bob')).toBeNull()
  })

  it('knows who somebody is by the shop’s signature, and for how long it ranks', async () => {
    await people().addShopper({ ...ada, identity: { id: 'm1', name: '王女士', tier: 'member' } })
    expect((await people().shopper('ada'))?.identity).toEqual({ id: 'm1', name: '王女士', tier: 'member' })

    await people().identify('ada', null)
    expect((await people().shopper('ada'))?.identity).toEqual({ id: 'm1', name: '王女士', tier: null })

    await people().identify('ada', { id: 'm1', name: null, tier: 'enterprise' })
    expect((await people().shopperByToken('h1'))?.identity).toEqual({ id: 'm1', name: null, tier: 'enterprise' })
  })

  it('notes where and when a shopper was seen last', async () => {
    await people().addShopper(ada)

    await people().seeShopper('ada', NOON + MINUTE, 'https://shop/购物车', 'en')
    await people().seeShopper('stranger', NOON, null, 'en')

    expect(await people().shopper('ada')).toEqual({
      ...ada,
      ...{ locale: 'en', page: 'https://shop/购物车', lastSeenAt: NOON + MINUTE },
    })
    expect(await people().shopper('stranger')).toBeNull()
  })

  it('keeps what is known of a picture, and whose it is', async () => {
    const sized: AttachmentRow = {
      ...{ id: 'p1', shopperId: 'ada', name: '图 1.png', type: 'image/png', size: 5, width: 2, height: 3, at: NOON },
    }
    const unsized: AttachmentRow = { ...sized, id: 'p2', type: 'image/webp', width: null, height: null }

    await Promise.all([people().addAttachment(sized), people().addAttachment(unsized)])

    expect(await people().attachment('p1')).toEqual(sized)
    expect(await people().attachment('p2')).toEqual(unsized)
    expect(await people().attachment('p3')).toBeNull()
  })

  it('finds the conversations of a shopper on all channels', async () => {
    const web = await conversations().open(fresh('ada'))
    const mail = await conversations().open(fresh('ada', 'email'))
    await conversations().open(fresh('bob'))

    expect((await people().conversationIdsOf('ada')).sort()).toEqual([web.id, mail.id].sort())
    expect(await people().conversationIdsOf('stranger')).toEqual([])
  })
}
