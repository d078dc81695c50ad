const SHORTEST = 16
const LONGEST = 19
/** An order or a device is often numbered by its day; no card begins with one. */
const BEGINS_WITH_A_DAY = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/

/** Whether digits are the number of a bank card, by length and check digit (Luhn). One other number in ten looks like it. */
export function isBankCard(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST || /\D/.test(digits)) return false
  return !BEGINS_WITH_A_DAY.test(digits) && luhnSum(digits) % 10 === 0 && /[1-9]/.test(digits)
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) : Number(digit) * 2
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}

/** Digits of any width, in one piece or in groups. */
const DIGITS = /(?<![A-Za-z\d０-９-])[\d０-９]+(?:[ -][\d０-９]+)*(?![A-Za-z])/gu

/** The text with `mask` of the last four digits in the place of every bank card's number. */
export function replaceBankCards(text: string, mask: (lastFour: string) => string): string {
  return text.replace(DIGITS, run => {
    const pieces = run.split(/(?<=[ -])|(?=[ -])/u)
    let read = ''
    for (let at = 0; at < pieces.length; ) {
      const end = endOfCard(pieces, at)
      if (end === null) read += pieces[at++]
      else {
        read += mask(plain(pieces.slice(at, end).join('')).slice(-4))
        at = end
      }
    }
    return read
  })
}

function endOfCard(pieces: readonly string[], at: number): number | null {
  let digits = ''
  for (let end = at; end < pieces.length && digits.length <= LONGEST; end++) {
    digits += plain(pieces[end] ?? '')
    if (isBankCard(digits)) return end + 1
  }
  return null
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '')

/** As it may be shown again: `****0123`. */
export const maskBankCards = (text: string): string => replaceBankCards(text, lastFour => `****${lastFour}`)
