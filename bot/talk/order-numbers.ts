/** Order and parcel numbers: ten digits or more, perhaps after the letters of a carrier. Fault codes and models are shorter. */
const NUMBER = /((?:订单|运单|快递|物流)?单?号?(?:是|为)?[:\s]*)?(?<![a-z0-9-])([a-z]{0,4}\d{10,24})(?![a-z0-9-])/gu
const MOBILE_PHONE = /^1[3-9]\d{9}$/

/**
 * Reads order numbers as what they are, since no knowledge holds the number itself: "SF1234567890 到哪了" is a question
 * about an order. Expects normalized text.
 */
export function readOrderNumbers(text: string): string {
  const isEnglish = /[a-z]{2,} [a-z]{2,}/.test(text) && !/\p{Script=Han}/u.test(text)
  return text.replace(NUMBER, (whole, _: string | undefined, number: string) => {
    if (MOBILE_PHONE.test(number)) return whole
    return isEnglish ? 'my order' : '我的订单'
  })
}
