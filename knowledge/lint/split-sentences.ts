/** A part of a text between two stops, with the heading that a list stands under. */
export interface Sentence {
  readonly text: string
  /** The line above that ends in a colon, for the items of its list; else "". */
  readonly heading: string
}

/** Splits Markdown into sentences. Rows of a table and items of a list are sentences of their own. */
export function splitSentences(markdown: string): Sentence[] {
  const sentences: Sentence[] = []
  let heading = ''
  for (const raw of markdown.split('\n')) {
    const isItem = /^\s*(?:[-*+]|\d{1,2}[.)、]|\|)\s*/.test(raw)
    const line = raw.replace(/[*`]+/g, '').trim()
    if (line === '') continue
    if (!isItem) heading = ''
    for (const text of line.split(/[。！？!?]|\.(?=\s|$)/))
      if (text.trim() !== '') sentences.push({ text: text.trim(), heading })
    if (/[:：]$/.test(line)) heading = line
  }
  return sentences
}

/** The clauses of a sentence, in order. */
export function splitClauses(sentence: string): string[] {
  return sentence.split(/[，,；;]|\band\b|(?<=[^\d])[:：]|[:：](?=[^\d])/).filter(clause => clause.trim() !== '')
}
