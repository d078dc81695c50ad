const PLACES: readonly RegExp[] = [
  /^(1|①|一|a|第?一个?|选?第?[1一]个?|选[1一]|the )?(1|一|first|first one|上面那个)[.。)]?$/u,
  /^(选?第?|the )?(2|二|second|second one|②)个?[.。)]?$/u,
  /^(选?第?|the )?(3|三|third|third one|③)个?[.。)]?$/u,
]
const NONE =
  /^(都|全)?(不是|不对|没有)(的|我想问的|我要的|这些|这几个|这个)?$|^(none|none of (these|them|those|the above)|neither|no)$/u

/**
 * Which of the offered entries a typed reply picks ("1", "第二个", "the first one").
 *
 * @returns 'none' for "都不是", null when the text is no reply to the offer. Expects normalized text.
 */
export function choiceOf(text: string, offered: readonly string[]): string | 'none' | null {
  if (offered.length === 0) return null
  const plain = text.replace(/[\s.。!！,，]+$/u, '')
  if (NONE.test(plain)) return 'none'
  const place = PLACES.findIndex(pattern => pattern.test(plain))
  return offered[place] ?? null
}
