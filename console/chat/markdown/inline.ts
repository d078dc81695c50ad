export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }

/** What may go on to the end of a text has a bound: else each of many open brackets would look through all of it. */
const patterns = {
  code: /`([^`\n]+)`/y,
  bold: /\*\*(?=\S)([^\n]+?)\*\*/y,
  image: /!\[([^\]\n]{0,200})\]\([^)\s]{0,2000}\)/y,
  link: /\[([^\]\n]{1,200})\]\(([^)\s]{1,2000})\)/y,
  address: /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》“”]+[^\s<>"'`，。；：！？、（）【】《》“”.,;:!?)\]]/y,
}

/** Only addresses that open a page, a mail or a call; everything else stays the text it was written as. */
export const isSafeHref = (href: string): boolean => /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(href)

/** Bold, code and links of one line or paragraph. What is none of these is text, HTML included. */
export function parseInline(source: string): readonly Inline[] {
  const found: Inline[] = []
  let plain = ''
  let at = 0

  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  const push = (node: Inline, length: number) => {
    if (plain) found.push({ kind: 'text', text: plain })
    plain = ''
    found.push(node)
    at += length
  }

  while (at < source.length) {
    const character = source[at]
    if (character === '\n') {
      push({ kind: 'break' }, 1)
      continue
    }
    const code = character === '`' && match(patterns.code)
    if (code) {
      push({ kind: 'code', text: code[1] ?? '' }, code[0].length)
      continue
    }
    const bold = character === '*' && match(patterns.bold)
    if (bold) {
      push({ kind: 'bold', children: parseInline(bold[1] ?? '') }, bold[0].length)
      continue
    }
    const image = character === '!' && match(patterns.image)
    if (image) {
      push({ kind: 'text', text: image[1] ?? '' }, image[0].length)
      continue
    }
    const link = character === '[' && match(patterns.link)
    if (link && isSafeHref(link[2] ?? '')) {
      push({ kind: 'link', href: link[2] ?? '', children: [{ kind: 'text', text: link[1] ?? '' }] }, link[0].length)
      continue
    }
    const address = character === 'h' && match(patterns.address)
    if (address) {
      push({ kind: 'link', href: address[0], children: [{ kind: 'text', text: address[0] }] }, address[0].length)
      continue
    }
    plain += character
    at += 1
  }
  if (plain) found.push({ kind: 'text', text: plain })
  return found
}
