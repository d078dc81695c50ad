import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Locale } from '../../../protocol/message.ts'
import type { EpochMs } from '../../conversation/state.ts'
import type { Identity, PeopleStore, Shopper } from '../../store/people-store.ts'

export interface ShopperSessions {
  /** The visitor who holds this token, or `null`. */
  authenticate(token: string): Promise<Shopper | null>
  /**
   * Whoever holds the token comes back; anybody else is a new visitor with a new token. So is who is signed in as
   * somebody else than the token's last visit: nobody reads another's history on a shared machine.
   */
  enter(
    token: string | undefined,
    locale: Locale,
    page: string | null,
    identity?: Identity | null,
  ): Promise<{ readonly shopper: Shopper; readonly token: string }>
}

export function createShopperSessions(people: PeopleStore, now: () => EpochMs): ShopperSessions {
  async function authenticate(token: string): Promise<Shopper | null> {
    return people.shopperByToken(hashOf(token))
  }

  return {
    authenticate,
    async enter(token, locale, page, identity = null) {
      const known = token === undefined || token === '' ? null : await authenticate(token)
      const at = now()
      const isSame = identity === null || known?.identity === undefined || known.identity.id === identity.id
      if (known !== null && token !== undefined && isSame) {
        await people.seeShopper(known.id, at, page ?? known.page, locale)
        if (hasChanged(known.identity, identity)) await people.identify(known.id, identity)
        return { shopper: known, token }
      }
      const fresh = randomBytes(32).toString('base64url')
      const shopper: Shopper = {
        id: randomUUID(),
        tokenHash: hashOf(fresh),
        locale,
        page,
        ...(identity === null ? {} : { identity }),
        firstSeenAt: at,
        lastSeenAt: at,
      }
      await people.addShopper(shopper)
      return { shopper, token: fresh }
    },
  }
}

/** The rank is good for as long as the shop says so with each visit. */
function hasChanged(known: Identity | undefined, identity: Identity | null): boolean {
  if (identity === null) return known !== undefined && known.tier !== null
  return known?.id !== identity.id || known.name !== identity.name || known.tier !== identity.tier
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
