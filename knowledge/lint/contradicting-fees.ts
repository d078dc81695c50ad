import type { Problem } from '../knowledge.ts'
import type { FeeClaim } from './fee-claims.ts'
import { error, type LintRule } from './rule.ts'
import { type Said, say } from './sentences.ts'

/** R113: one fee, under the same conditions, has one amount in all answers of both languages. */
export const contradictingFees: LintRule = ({ live }) => {
  const groups = new Map<string, Map<string, Set<string>>>()
  const claims = live.flatMap(({ fees }) => fees)
  for (const { fee, when, amount, entryId } of claims) {
    const byEntry = upsert(groups, `${fee}\n${when}`, () => new Map<string, Set<string>>())
    upsert(byEntry, entryId, () => new Set()).add(amount)
  }
  const problems: Problem[] = []
  for (const [key, byEntry] of groups) {
    const own = claims.filter(claim => `${claim.fee}\n${claim.when}` === key)
    const truth = own.find(claim => claim.fact !== null) ?? own[0]!
    const agreed = byEntry.get(truth.entryId)!
    const told = new Set<string>()
    for (const claim of own) {
      const says = byEntry.get(claim.entryId)!
      // Two amounts in one entry are a list of cases that the words for conditions do not tell apart.
      if (
        claim.entryId === truth.entryId ||
        says.size > 1 ||
        agreed.size > 1 ||
        agreed.has(claim.amount) ||
        told.has(claim.entryId)
      )
        continue
      told.add(claim.entryId)
      problems.push(error('CONTRADICTING_FEE', claim.place, sayContradiction(claim, truth)))
    }
  }
  return problems
}

const CHINESE: Readonly<Record<string, string>> = {
  visit: '上门费',
  'empty trip': '空跑费',
  inspection: '检测费',
  installation: '安装费',
  cleaning: '清洗费',
  moving: '移机费',
  shipping: '运费',
  membership: '会员费',
  labour: '人工费',
}

function sayContradiction(claim: FeeClaim, truth: FeeClaim): Said {
  const { file, line } = truth.place
  const under = claim.when === '' ? '' : ` (${claim.when})`
  return say('CONTRADICTING_FEE', {
    fee: `${claim.fee} fee${under}`,
    feeZh: `${CHINESE[claim.fee] ?? claim.fee}${under}`,
    typed: claim.typed,
    other: truth.typed,
    ...{ file, line, entry: truth.entryId },
    advice: truth.fact ? `use {{${truth.fact}}}` : 'put the right one into facts.yaml and refer to it',
    adviceZh: truth.fact ? `请改用 {{${truth.fact}}}` : '请把对的金额写进 facts.yaml，再引用它',
  })
}

function upsert<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
