import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Locale } from '../../../protocol/message.ts'
import type { EpochMs } from '../../conversation/state.ts'
import type { PeopleStore, Shopper } from '../../store/people-store.ts'

export interface ShopperSessions {
  /** The visitor who holds this token, or `null`. */
  authenticate(token: string): Promise<Shopper | null>
  /** Whoever holds the token comes back; anybody else is a new visitor with a new token. */
  enter(
    token: string | undefined,
    locale: Locale,
    page: string | null,
  ): Promise<{ readonly shopper: Shopper; readonly token: string }>
}

export function createShopperSessions(people: PeopleStore, now: () => EpochMs): ShopperSessions {
  async function authenticate(token: string): Promise<Shopper | null> {
    return people.shopperByToken(hashOf(token))
  }

  return {
    authenticate,
    async enter(token, locale, page) {
      const known = token === undefined || token === '' ? null : await authenticate(token)
      const at = now()
      if (known !== null && token !== undefined) {
        await people.seeShopper(known.id, at, page ?? known.page, locale)
        return { shopper: known, token }
      }
      const fresh = randomBytes(32).toString('base64url')
      const shopper: Shopper = {
        id: randomUUID(),
        tokenHash: hashOf(fresh),
        locale,
        page,
        firstSeenAt: at,
        lastSeenAt: at,
      }
      await people.addShopper(shopper)
      return { shopper, token: fresh }
    },
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
