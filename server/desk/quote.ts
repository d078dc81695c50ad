import { replaceBankCards } from '../../bot/text/bank-cards.ts'

const MOST_CHARACTERS = 24

/**
 * The shopper's own words within a sentence of ours: short, nothing in them that could become a link or a format, and no
 * bank card's number.
 */
export function quote(text: string): string {
  const plain = replaceBankCards(text, lastFour => `…${lastFour}`)
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, '…')
    .replace(/[^\p{L}\p{M}\p{N}\p{Zs}，,、。.：:%％+'’…-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...plain]
  return characters.length <= MOST_CHARACTERS ? plain : `${characters.slice(0, MOST_CHARACTERS).join('').trim()}…`
}
