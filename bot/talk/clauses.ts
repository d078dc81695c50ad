/** Pieces of a message between punctuation, line ends and Chinese commas; none empty. Expects normalized text. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[,，.。!！?？;；:：、~～…\n\r\t"“”()（）【】[\]<>《》|]+/u)
    .map(clause => clause.trim())
    .filter(clause => clause !== '')
}

const STARTS_ANOTHER =
  /(?=另外|还有(?!多久|多少|几)|顺便问|还想问|再问一下|以及)|\b(?:and also|also,|another question)\b/u

/** "1、… 2、…" on lines of their own, which are blanks by now. */
const SENTENCE_END = /([?？!！。;；\n]+|\.\s+|\s+(?=\(?[1-9]\d?[、.)]\s?\p{L}))/u
const LIST_NUMBER = /^\s*\(?[1-9]\d?[、.)](?=\s?\p{L})/u
const LEADS_TO_ANOTHER = /^(另外|还有|顺便问一?下?|还想问一?下?|再问一下|以及)[,，]?/u

/** One sentence of a message, or the part of one that starts another question. */
export interface Part {
  readonly text: string
  /** Ends with a question mark, or follows a word that announces a question. */
  readonly isMarked: boolean
}

/** Parts of one message, in order, split at sentence ends and at words that start another question. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  const pieces = text.split(SENTENCE_END)
  for (let at = 0; at < pieces.length; at += 2) {
    const own = pieces[at]!.split(STARTS_ANOTHER)
    own.forEach((typed, place) => {
      const led = typed.replace(LIST_NUMBER, '').replace(LEADS_TO_ANOTHER, '')
      const isAsked = place === own.length - 1 && /[?？]/u.test(pieces[at + 1] ?? '')
      const plain = led.replace(/^[\s,，.]+|[\s,，.]+$/gu, '')
      if ([...plain].length >= 2) parts.push({ text: plain, isMarked: isAsked || led !== typed })
    })
  }
  return parts
}
