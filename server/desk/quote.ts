const MOST_CHARACTERS = 24

/** The shopper's own words within a sentence of ours: short, and nothing in them that could become a link or a format. */
export function quote(text: string): string {
  const plain = text
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, '…')
    .replace(/[^\p{L}\p{M}\p{N}\p{Zs}，,、。.：:%％+'’…-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...plain]
  return characters.length <= MOST_CHARACTERS ? plain : `${characters.slice(0, MOST_CHARACTERS).join('').trim()}…`
}
