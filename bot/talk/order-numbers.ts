import type { Language } from '../entry.ts'
import { isBankCard } from '../text/bank-cards.ts'

/** Order and parcel numbers: ten digits or more, perhaps after the letters of a carrier. Fault codes and models are shorter. */
const NUMBER =
  /((?=\S)(?:订单|运单|快递|物流)?单?号?(?:是|为)?[:\s]*)?(?<![a-z0-9-])([a-z]{0,4}\d{10,24})(?![a-z0-9-])/gu
const MOBILE_PHONE = /^1[3-9]\d{9}$/
/** 01088886666, 4008208820. */
const LAND_OR_SERVICE_LINE = /^(?:0(?:10|2\d|[3-9]\d{2})\d{7,8}|[48]00\d{7})$/
/** What else has a long number: a device, a thing on a shelf, a card, a telephone. */
const OF_SOMETHING_ELSE =
  /(?:imei|meid|\bs\/?n|序列|串号|条形?码|机身|机号|卡号?|账号|账户|热线|电话|座机|固话|手机|号码|serial|bar ?code|card|account|hotline|phone|landline|tel)(?: ?(?:number|no|code))?[号码]?(?:\s|[:#.]|是|为|is)*$/u
/** Where the longest of these and what follows it begins. In UTF-16 code units. */
const LOOKS_BACK = 30
const OF_AN_ORDER =
  /(?:[订运]单|快递|物流|单号|order|parcel|tracking)(?: ?(?:number|no))?号?码?(?:\s|[:#.]|是|为|is)*$/u

/**
 * Reads order numbers as what they are, since no knowledge holds the number itself: "SF1234567890 到哪了" is a question
 * about an order. A number alone asks for that order to be looked up. Numbers of telephones, devices and cards, which may
 * stand alone, stay as they are. Expects normalized text.
 *
 * @param spoken what the conversation is held in, where it is known; a text may be in the other language.
 */
export function readOrderNumbers(text: string, spoken: Language | null): string {
  const saysSo = /[a-z]{2,} [a-z]{2,}/.test(text) || spoken === 'en'
  const isEnglish = saysSo && !/\p{Script=Han}/u.test(text)
  const order = isEnglish ? 'my order' : '我的订单'
  const read = text.replace(NUMBER, (whole, _: string | undefined, number: string, at: number) => {
    const start = at + whole.length - number.length
    // The letters are a carrier's, or the name of the number: SN2023…
    const before = text.slice(Math.max(0, start - LOOKS_BACK), start + number.search(/\d/))
    const isOrder = OF_AN_ORDER.test(before)
    if (MOBILE_PHONE.test(number) || (LAND_OR_SERVICE_LINE.test(number) && !isOrder)) return whole
    if ((OF_SOMETHING_ELSE.test(before) || isBankCard(number)) && !isOrder) return whole
    return order
  })
  const saysMore = /[\p{L}\p{N}]/u.test(read.replaceAll(order, ''))
  if (read === text || saysMore) return read
  return isEnglish ? 'look up my order' : '查我的订单'
}
