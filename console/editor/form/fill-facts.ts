import type { Fact } from '../../../protocol/editor.ts'

/** `{{fees.visit}}`, with or without spaces inside, as the server reads it. */
const REFERENCE = /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu

/** An answer as a shopper will read it. @param unknown what stands for a reference to nothing. */
export function fillFacts(
  text: string,
  facts: readonly Fact[],
  language: 'zh' | 'en',
  unknown: (key: string) => string,
): string {
  return text.replace(REFERENCE, (_, key: string) => facts.find(fact => fact.key === key)?.[language] ?? unknown(key))
}
