/** Pieces of a message between punctuation, line ends and Chinese commas; none empty. Expects normalized text. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[,，.。!！?？;；:：、~～…\n\r\t"“”()（）【】[\]<>《》|]+/u)
    .map(clause => clause.trim())
    .filter(clause => clause !== '')
}

const STARTS_ANOTHER =
  /(?=另外|还有(?!多久|多少|几)|顺便问|还想问|再问一下|以及)|\b(?:and also|also,|another question)\b/u

/**
 * Questions of one message, in order: split at sentence ends and at words that start another question.
 * A text with one question comes back alone. Expects normalized text.
 */
export function questionsOf(text: string): string[] {
  return text
    .split(/[?？!！。;；\n]+|\.\s+/u)
    .flatMap(sentence => sentence.split(STARTS_ANOTHER))
    .map(part => part.replace(/^(另外|还有|顺便问一?下?|还想问一?下?|再问一下|以及)[,，]?/u, ''))
    .map(part => part.replace(/^[\s,，.]+|[\s,，.]+$/gu, ''))
    .filter(part => [...part].length >= 2)
}
