const EMAIL = /[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu
/** Five digits or more, with single signs between them and letters around: phones, orders, identity cards. */
const LONG_NUMBER = /[a-z]{0,6}\p{Nd}(?:[-\s.()（）－·]?\p{Nd}){4,}[a-z]*/giu

/** What a shopper typed, without what would tell who it was. Short numbers stay: they are fault codes, models, sizes. */
export function maskNumbers(text: string): string {
  return text.replace(EMAIL, '***@***').replace(LONG_NUMBER, '***')
}
