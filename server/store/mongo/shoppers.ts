import type { AttachmentRow, PeopleStore, Shopper } from '../people-store.ts'
import type { Collections } from './collections.ts'
import type { AttachmentDocument, ShopperDocument } from './documents/people-documents.ts'
import type { Steady } from './steady.ts'

type Shoppers = Pick<
  PeopleStore,
  | 'addShopper'
  | 'shopperByToken'
  | 'shopper'
  | 'seeShopper'
  | 'identify'
  | 'addAttachment'
  | 'attachment'
  | 'conversationIdsOf'
>

export function createShoppers({ shoppers, attachments, conversations }: Collections, steady: Steady): Shoppers {
  return {
    async addShopper({ id, ...shopper }) {
      await steady(() => shoppers.updateOne({ _id: id }, { $setOnInsert: shopper }, { upsert: true }))
    },
    async shopperByToken(tokenHash) {
      return toShopper(await steady(() => shoppers.findOne({ tokenHash }).lean<ShopperDocument | null>()))
    },
    async shopper(id) {
      return toShopper(await steady(() => shoppers.findById(id).lean<ShopperDocument | null>()))
    },
    async seeShopper(id, lastSeenAt, page, locale) {
      await steady(() => shoppers.updateOne({ _id: id }, { $set: { lastSeenAt, page, locale } }))
    },
    async identify(id, identity) {
      if (identity !== null) {
        await steady(() => shoppers.updateOne({ _id: id }, { $set: { identity } }))
        return
      }
      const known = toShopper(await steady(() => shoppers.findById(id).lean<ShopperDocument | null>()))?.identity
      if (known === undefined) return
      // Not if it has been signed anew meanwhile.
      await steady(() =>
        shoppers.updateOne(
          { _id: id, 'identity.id': known.id, 'identity.tier': known.tier },
          { $set: { 'identity.tier': null } },
        ),
      )
    },
    async addAttachment({ id, ...row }) {
      await steady(() => attachments.updateOne({ _id: id }, { $setOnInsert: row }, { upsert: true }))
    },
    async attachment(id) {
      const found = await steady(() => attachments.findById(id).lean<AttachmentDocument | null>())
      return found === null ? null : toAttachment(found)
    },
    async conversationIdsOf(shopperId) {
      const found = await steady(() => conversations.find({ shopperId }, { place: 1 }).sort({ place: 1 }).lean())
      return found.map(each => each._id)
    },
  }
}

function toShopper(document: ShopperDocument | null): Shopper | null {
  if (document === null) return null
  const { _id: id, ...shopper } = document
  return { id, ...shopper }
}

function toAttachment({ _id: id, ...row }: AttachmentDocument): AttachmentRow {
  return { id, ...row }
}
