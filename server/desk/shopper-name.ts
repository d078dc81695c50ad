import type { Tier } from '../../protocol/agent.ts'
import type { Locale } from '../../protocol/message.ts'
import type { Shopper } from '../store/people-store.ts'

/** A name for somebody who gave none: always the same for the same visitor, and nothing that could identify them. */
export function shopperName(shopperId: string, locale: 'zh-CN' | 'en'): string {
  const tail = shopperId.replaceAll('-', '').slice(-4).toUpperCase()
  return locale === 'zh-CN' ? `访客 ${tail}` : `Visitor ${tail}`
}

/** By the shop's signature, where there is one. */
export function nameAndTier(
  shopper: Shopper | null,
  shopperId: string,
  locale: Locale,
): { shopperName: string; tier?: Tier } {
  const { name = null, tier = null } = shopper?.identity ?? {}
  return { shopperName: name ?? shopperName(shopperId, locale), ...(tier === null ? {} : { tier }) }
}
