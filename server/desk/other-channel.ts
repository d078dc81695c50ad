import type { Knowledge, OfficialContact } from '../../knowledge/knowledge.ts'
import { isOpen } from '../calendar/opening.ts'
import type { EpochMs } from '../conversation/state.ts'

export interface OtherChannel {
  /** Somebody is heard there now, so that it is good for what is urgent. */
  readonly isAnswered: boolean
  /** "客服热线 400-000-1234" */
  readonly name: string
}

/**
 * Where else a shopper is heard who waits too long here: the shop's first telephone number while somebody answers it,
 * else its first e-mail address; `null` for a shop that lists neither. Official contacts only (R115), and never the
 * second number, which may be for emergencies.
 */
export function otherChannel({ contacts, hours }: Knowledge, locale: 'zh-CN' | 'en', at: EpochMs): OtherChannel | null {
  const first = (kind: OfficialContact['kind']) => contacts.find(contact => contact.kind === kind)
  const phone = first('phone')
  const kept = phone?.hoursDesk === null || phone === undefined ? undefined : hours.desks[phone.hoursDesk]
  const isAnswered = kept === undefined || isOpen(kept, { timezone: hours.timezone, special: hours.holidays }, at)
  const found = phone !== undefined && isAnswered ? phone : first('email')
  if (found === undefined) return null
  return { isAnswered: found === phone, name: `${found.title[locale === 'zh-CN' ? 'zh' : 'en']} ${found.value}` }
}
