/** A stretch of text that reads like a way to reach somebody. */
export interface ContactMention {
  readonly kind: 'phone' | 'email' | 'web'
  /** As written. */
  readonly text: string
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g
const URL_LIKE = /(?:https?:\/\/|www\.)[^\s<>()[\]（）【】「」“”"'，。；！？、|]+/gi
const DOMAIN =
  /(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|cn|net|org|top|xyz|vip|shop|store|site|online|cc|io|co|info|biz|club|example)(?![\w-])(?:\/[\w./?=&%-]*)?/gi
/** Separators inside a number: at most one sign, so that "3-5 12345678" is not one number. */
const GAP = '[-\\s－–·.]?'
const PHONES = [
  // Service numbers 400 / 800, whatever the grouping.
  `(?<![\\d-])[48]00(?:${GAP}\\d){7}(?![\\d])`,
  // Mobile, with or without +86.
  `(?<!\\d)(?:\\+?86${GAP})?1[3-9]\\d(?:${GAP}\\d){8}(?!\\d)`,
  // Area code and number, "(010) 8888-7777" too.
  `(?<!\\d)[(（]?0\\d{2,3}[)）]?${GAP}[2-9]\\d{2,3}${GAP}\\d{4}(?!\\d)`,
  // Short service numbers; 110, 119 and 120 belong to everybody. A unit makes them an amount.
  '(?<![\\d.,¥￥$€-])(?:95\\d{3}|96\\d{3,4}|123\\d{2}|100(?:00|10|50|60|86))(?![\\d.,]?\\d)(?!\\s*(?:元|块|万|天|年|月|人|名|位|个|件|家|种|台|次|步|转|米|升|克|毫|瓦|伏|小时|分钟|[a-z%℃°㎡]))',
  // Abroad: "+44 20 7946 0000", "1-800-555-0100".
  `\\+\\d{1,3}(?:${GAP}\\d){7,12}(?!\\d)`,
  `(?<![\\d-])1${GAP}8\\d\\d${GAP}\\d{3}${GAP}\\d{4}(?!\\d)`,
]
const PHONE = new RegExp(PHONES.join('|'), 'giu')

/** Finds phone numbers, e-mail addresses and web addresses. */
export function findContacts(text: string): ContactMention[] {
  const found: ContactMention[] = []
  let rest = text
  const take = (kind: ContactMention['kind'], pattern: RegExp) => {
    rest = rest.replace(pattern, match => {
      found.push({ kind, text: match.replace(/[.,:;!?]+$/, '').trim() })
      return ' '
    })
  }
  take('email', EMAIL)
  take('web', URL_LIKE)
  take('web', DOMAIN)
  take('phone', PHONE)
  return found
}

/** The digits that are dialled, without +86 or 0086 in front. */
export function dialled(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$|[48]00\d{7}$)/, '')
}

/** "shop.example.com" of an address, lower case; "" when there is none. */
export function hostOf(address: string): string {
  return (
    /^(?:https?:\/\/)?([^/?#:\s]+)/i
      .exec(address.trim())?.[1]
      ?.toLowerCase()
      .replace(/^www\./, '') ?? ''
  )
}
