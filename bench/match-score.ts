/** One query of a set with what a contender said. */
export interface Scored {
  /** null: nothing in the knowledge answers it. */
  readonly gold: string | null
  readonly top: readonly { readonly id: string; readonly confidence: number }[]
}

/** Shares are 0–1; null where the set has no out-of-scope queries. */
export interface Quality {
  readonly top1: number
  readonly auroc: number | null
  /** Right answers among in-scope queries at the most generous threshold where 95 % of all answers are right. */
  readonly rightAt95: number
  /** Mean distance of the stated confidence from the truth, over 15 bins. */
  readonly ece: number
  /** [share answered, share of those that are wrong], from strict to generous. */
  readonly curve: readonly (readonly [number, number])[]
}

const confidenceOf = ({ top }: Scored): number => top[0]?.confidence ?? 0
const isRight = ({ gold, top }: Scored): boolean => gold !== null && top[0]?.id === gold

export function qualityOf(rows: readonly Scored[]): Quality {
  const inside = rows.filter(row => row.gold !== null)
  const outside = rows.filter(row => row.gold === null)
  const sorted = [...rows].sort((a, b) => confidenceOf(b) - confidenceOf(a))
  let right = 0
  let best = 0
  const curve: [number, number][] = []
  sorted.forEach((row, i) => {
    if (isRight(row)) right++
    const next = sorted[i + 1]
    if (next && confidenceOf(next) === confidenceOf(row)) return
    if (i >= 9 && right / (i + 1) >= 0.95) best = right
    curve.push([(i + 1) / rows.length, 1 - right / (i + 1)])
  })
  return {
    top1: inside.filter(isRight).length / Math.max(1, inside.length),
    auroc: areaUnder(inside.map(confidenceOf), outside.map(confidenceOf)),
    rightAt95: best / Math.max(1, inside.length),
    ece: calibrationError(rows),
    curve,
  }
}

/** How often an in-scope query is surer than an out-of-scope one; ties count half. */
function areaUnder(inside: readonly number[], outside: readonly number[]): number | null {
  if (inside.length === 0 || outside.length === 0) return null
  let wins = 0
  for (const a of inside) for (const b of outside) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (inside.length * outside.length)
}

function calibrationError(rows: readonly Scored[]): number {
  const bins = Array.from({ length: 15 }, () => ({ stated: 0, right: 0 }))
  for (const row of rows) {
    const bin = bins[Math.min(14, Math.floor(confidenceOf(row) * 15))]!
    bin.stated += confidenceOf(row)
    bin.right += isRight(row) ? 1 : 0
  }
  return bins.reduce((sum, { stated, right }) => sum + Math.abs(stated - right), 0) / Math.max(1, rows.length)
}
