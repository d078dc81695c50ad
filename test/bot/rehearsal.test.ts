import { describe, expect, it } from '@jest/globals'
import { createTeacher, type Lesson } from '../../bot/learn/classifier.ts'
import { rehearse } from '../../bot/learn/rehearsal.ts'
import { readText } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'

/** So many entries of so many questions, of made-up words that an entry has to itself. */
function rehearsalOf(entries: number, questions: number, { most = 0, rounds = 0, told = (_: Lesson) => {} } = {}) {
  const rows = Array.from({ length: entries * questions }, (_, i) => {
    const entry = Math.floor(i / questions)
    return { entry, text: `zorb${entry} plim${entry} ${i % questions}` }
  })
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(readText(text, 'en', () => []))))
  const known = rows.map(({ entry }, i) => ({ entry, text: texts[i]! }))
  const teacher = createTeacher(entries, lexicon.size)
  const teach = (lesson: Lesson) => {
    told(lesson)
    return teacher(lesson)
  }
  return rehearse(known, { entries, lexicon, language: 'en', most, rounds, strangers: [], teach })
}

describe('a rehearsal', () => {
  it('asks as much that has no answer as that has one, of a large shop too', () => {
    for (const [entries, questions] of [
      [12, 6],
      [40, 140],
    ] as const) {
      const rehearsed = rehearsalOf(entries, questions)
      const inside = rehearsed.filter(({ entry }) => entry !== null).length

      expect(inside).toBeGreaterThan(0)
      expect(inside / rehearsed.length).toBeGreaterThan(0.4)
      expect(inside / rehearsed.length).toBeLessThan(0.6)
    }
  })

  it('knows nothing of the entries that it has left out', () => {
    for (const { findings, entry } of rehearsalOf(12, 6)) {
      const best = findings.evidence.toSorted((a, b) => b.likeness - a.likeness)[0]
      if (entry !== null) expect(best?.entry).toBe(entry)
    }
  })

  it('is of some of the entries where learning all would take too long', () => {
    const rehearsed = rehearsalOf(60, 6, { most: 1e7, rounds: 8 })
    const entries = rehearsed[0]!.entries

    expect(entries).toBeGreaterThan(6)
    expect(entries).toBeLessThan(60)
    for (const { findings, entry, entries: among } of rehearsed) {
      expect(among).toBe(entries)
      expect(findings.isLearned).toBe(true)
      expect(Math.max(entry ?? 0, ...findings.evidence.map(one => one.entry))).toBeLessThan(entries)
    }
  })

  it('looks at its questions as often as the bot itself', () => {
    for (const rounds of [7, 18]) {
      const looks: number[] = []
      rehearsalOf(12, 6, { most: 1e9, rounds, told: lesson => looks.push(lesson.rounds) })

      expect(looks.length).toBeGreaterThan(1)
      expect(new Set(looks)).toEqual(new Set([rounds]))
    }
  })

  it('is of all of them where there is time for it', () => {
    expect(rehearsalOf(60, 6, { most: 1e9, rounds: 8 }).every(({ entries }) => entries === 60)).toBe(true)
  })

  it('is none with one question an entry: there is nothing to find again', () => {
    expect(rehearsalOf(12, 1).every(({ entry }) => entry === null)).toBe(true)
  })
})
