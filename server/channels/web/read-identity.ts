import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { seenText } from '../../../protocol/text.ts'
import { DeskError } from '../../errors.ts'
import type { Identity } from '../../store/people-store.ts'

/** Further ahead than this, a leaked identity would be good for too long; the extra minutes are for unequal clocks. */
const LATEST_EXPIRY_MS = (24 * 60 + 5) * 60_000

const body = z.object({
  id: seenText.max(200),
  name: seenText.max(60).optional(),
  tier: z.enum(['member', 'enterprise']).optional(),
  /** Seconds since 1970, as in a JWT. */
  exp: z.number().positive(),
})

/**
 * Who is signed in at the shop, by the shop's own signature: `BODY.SIGNATURE`, both base64url, HMAC-SHA256 over BODY.
 * The signature is looked at before anything of the body is.
 *
 * @throws DeskError BAD_IDENTITY, IDENTITY_EXPIRED
 */
export function readIdentity(signed: string, secret: string, now: number): Identity {
  const [encoded = '', signature = '', ...more] = signed.split('.')
  const expected = createHmac('sha256', secret).update(encoded).digest()
  const given = Buffer.from(signature, 'base64url')
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DeskError('BAD_IDENTITY', 'the identity is not signed by the shop')

  const parsed = body.safeParse(parseJson(Buffer.from(encoded, 'base64url').toString('utf8')))
  if (!parsed.success) throw new DeskError('BAD_IDENTITY', 'the identity is signed but says nothing sensible')
  const { id, name = null, tier = null, exp } = parsed.data
  const expiresAt = exp * 1_000
  if (expiresAt <= now) throw new DeskError('IDENTITY_EXPIRED', 'the identity is past its time; fetch a new one')
  if (expiresAt > now + LATEST_EXPIRY_MS)
    throw new DeskError('BAD_IDENTITY', 'the identity is good for more than a day; sign shorter ones')
  return { id, name, tier }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
