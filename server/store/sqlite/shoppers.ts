import type Database from 'better-sqlite3'
import type { AttachmentRow, PeopleStore, Shopper } from '../people-store.ts'
import type { GroupCommit } from './group-commit.ts'

type Shoppers = Pick<
  PeopleStore,
  'addShopper' | 'shopperByToken' | 'shopper' | 'seeShopper' | 'addAttachment' | 'attachment' | 'conversationIdsOf'
>

export function createShoppers(writer: Database.Database, reader: Database.Database, group: GroupCommit): Shoppers {
  const insert = writer.prepare(
    `INSERT INTO shoppers (id, token_hash, locale, page, first_seen_at, last_seen_at)
     VALUES (@id, @tokenHash, @locale, @page, @firstSeenAt, @lastSeenAt)`,
  )
  const select = `SELECT id, token_hash AS tokenHash, locale, page, identity_id AS identityId, name, tier,
    first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt FROM shoppers`
  const byToken = reader.prepare<[string], Shopper>(`${select} WHERE token_hash = ?`)
  const byId = reader.prepare<[string], Shopper>(`${select} WHERE id = ?`)
  const see = writer.prepare('UPDATE shoppers SET last_seen_at = ?, page = ?, locale = ? WHERE id = ?')
  const insertAttachment = writer.prepare(
    `INSERT INTO attachments (id, shopper_id, name, type, size, width, height, at)
     VALUES (@id, @shopperId, @name, @type, @size, @width, @height, @at)`,
  )
  const attachment = reader.prepare<[string], AttachmentRow>(
    'SELECT id, shopper_id AS shopperId, name, type, size, width, height, at FROM attachments WHERE id = ?',
  )
  const conversationIds = reader
    .prepare<[string], string>('SELECT id FROM conversations WHERE shopper_id = ? ORDER BY key')
    .pluck()

  return {
    addShopper: shopper => group.write(() => void insert.run(shopper)),
    async shopperByToken(tokenHash) {
      return byToken.get(tokenHash) ?? null
    },
    async shopper(id) {
      return byId.get(id) ?? null
    },
    seeShopper: (id, at, page, locale) => group.write(() => void see.run(at, page, locale, id)),
    addAttachment: row => group.write(() => void insertAttachment.run(row)),
    async attachment(id) {
      return attachment.get(id) ?? null
    },
    async conversationIdsOf(shopperId) {
      return conversationIds.all(shopperId)
    },
  }
}
