import { parseDocument } from 'yaml'
import { type Clash, type MergePart, mergedText } from '../../../protocol/merge-lines.ts'
import { isReadable } from '../entries/read-faq.ts'

export const bothSides = ({ theirs, mine }: Clash): readonly string[] => [...theirs, ...mine]

/** Whether both sides of a clash, one below the other, would give a field twice: `answer: …` above `answer: …`. */
export function doublesKey(path: string, parts: readonly MergePart[], index: number): boolean {
  if (!/\.ya?ml$/i.test(path)) return false
  const withBoth = mergedText(parts, (clash, at) => (at === index ? bothSides(clash) : clash.theirs))
  return doubledKeys(withBoth) > doubledKeys(mergedText(parts, ({ theirs }) => theirs))
}

function doubledKeys(text: string): number {
  if (!isReadable(text)) return 0
  return parseDocument(text, { prettyErrors: false }).errors.filter(({ code }) => code === 'DUPLICATE_KEY').length
}
