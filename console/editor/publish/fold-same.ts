import type { DiffLine } from '../../../protocol/line-diff.ts'

export type DiffBlock =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'gap'; readonly hidden: number }

/** Leaves out what is far from every change. */
export function foldSame(lines: readonly DiffLine[], context = 3): DiffBlock[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same'),
  )
  const blocks: DiffBlock[] = []
  let run: DiffLine[] = []
  let hidden = 0
  lines.forEach((line, at) => {
    if (isNear[at]) {
      if (hidden > 0) blocks.push({ kind: 'gap', hidden })
      hidden = 0
      run.push(line)
    } else {
      if (run.length > 0) blocks.push({ kind: 'lines', lines: run })
      run = []
      hidden += 1
    }
  })
  if (run.length > 0) blocks.push({ kind: 'lines', lines: run })
  if (hidden > 0) blocks.push({ kind: 'gap', hidden })
  return blocks
}
