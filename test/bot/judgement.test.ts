import { describe, expect, it } from '@jest/globals'
import { meanConfidence, type Outcome } from '../../bot/learn/calibration.ts'
import { createTeacher } from '../../bot/learn/classifier.ts'
import { cluesOf, FORESEEN_ALONE } from '../../bot/learn/clues.ts'
import { judge } from '../../bot/learn/judgement.ts'
import { rank } from '../../bot/learn/ranker.ts'
import { rehearse } from '../../bot/learn/rehearsal.ts'
import { readText } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'

const ENTRIES = 12

/** Made-up words that an entry has to itself: whatever is asked is found, and more surely than any other shop would think. */
function rehearsalOfNonsense() {
  const rows = Array.from({ length: ENTRIES * 6 }, (_, i) => {
    const entry = i % ENTRIES
    return { entry, text: `zorb${entry} plim${entry} ${Math.floor(i / ENTRIES)}` }
  }).sort((a, b) => a.entry - b.entry)
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(readText(text, 'en', () => []))))
  const known = rows.map(({ entry }, i) => ({ entry, text: texts[i]! }))
  const teach = createTeacher(ENTRIES, lexicon.size)
  const stage = { entries: ENTRIES, lexicon, language: 'en' as const, strangers: [], teach }
  return rehearse(known, { ...stage, most: 1e9, rounds: 18 })
}

describe('what a rehearsal shows of how often the first candidate is right', () => {
  it('counts the more beside what other shops have taught, the more questions an entry was rehearsed with', () => {
    const rehearsed = rehearsalOfNonsense()

    const levels = [1, 3, 10, 1_000].map(each => {
      const knows = { entries: ENTRIES, questions: each * ENTRIES, isLearned: true }
      const { rankWeights, calibration } = judge(rehearsed, knows, 0.05)
      const outcomes = rehearsed.map(({ findings }): Outcome => {
        const clues = cluesOf(findings, rank(findings, rankWeights), ENTRIES)
        return { clues, right: true, weight: 1 }
      })
      const others = meanConfidence(outcomes, FORESEEN_ALONE)
      return { own: meanConfidence(outcomes, calibration), others }
    })
    const away = levels.map(({ own, others }) => Math.abs(own - others))

    expect(away.at(-1)).toBeGreaterThan(0.02)
    expect(away).toEqual(away.toSorted((a, b) => a - b))
    expect(away[0]! / away.at(-1)!).toBeLessThan(0.5)
  })
})
