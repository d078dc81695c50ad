import type Database from 'better-sqlite3'
import type { AttachmentRow, Identity, PeopleStore, Shopper } from '../people-store.ts'
import type { GroupCommit } from './group-commit.ts'

type Row = Omit<Shopper, 'identity'> & Omit<Identity, 'id'> & { readonly identityId: string | null }
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

export function createShoppers(writer: Database.Database, reader: Database.Database, group: GroupCommit): Shoppers {
  const insert = writer.prepare(
    `INSERT INTO shoppers (id, token_hash, locale, page, first_seen_at, last_seen_at, identity_id, name, tier)
     VALUES (@id, @tokenHash, @locale, @page, @firstSeenAt, @lastSeenAt, @identityId, @name, @tier)`,
  )
  const select = `SELECT id, token_hash AS tokenHash, locale, page, identity_id AS identityId, name, tier,
    first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt FROM shoppers`
  const byToken = reader.prepare<[string], Row>(`${select} WHERE token_hash = ?`)
  const byId = reader.prepare<[string], Row>(`${select} WHERE id = ?`)
  const see = writer.prepare('UPDATE shoppers SET last_seen_at = ?, page = ?, locale = ? WHERE id = ?')
  const identify = writer.prepare('UPDATE shoppers SET identity_id = ?, name = ?, tier = ? WHERE id = ?')
  const unrank = writer.prepare('UPDATE shoppers SET tier = NULL WHERE id = ?')
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
    addShopper: ({ identity, ...shopper }) =>
      group.write(
        () =>
          void insert.run({
            ...shopper,
            identityId: identity?.id ?? null,
            name: identity?.name ?? null,
            tier: identity?.tier ?? null,
          }),
      ),
    async shopperByToken(tokenHash) {
      return toShopper(byToken.get(tokenHash))
    },
    async shopper(id) {
      return toShopper(byId.get(id))
    },
    identify: (id, identity) =>
      group.write(() => {
        if (identity === null) unrank.run(id)
        else identify.run(identity.id, identity.name, identity.tier, id)
      }),
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

function toShopper(row: Row | undefined): Shopper | null {
  if (row === undefined) return null
  const { identityId, name, tier, ...shopper } = row
  return identityId === null ? shopper : { ...shopper, identity: { id: identityId, name, tier } }
}
