import type { BuildEngine, Match } from '../../../bot/engine.ts'

/** Ranks by shared characters. Builds at once, so that these tests are about knowledge and not about matching. */
export const createStubEngine: BuildEngine = (entries, options) => {
  const match = (text: string): Match => {
    const likeness = (question: string) => {
      const [a, b] = [new Set(text), new Set(question)]
      return [...a].filter(char => b.has(char)).length / new Set([...a, ...b]).size
    }
    const top = entries
      .map(({ id, questions }) => ({ id, confidence: Math.max(...questions.map(likeness)) }))
      .filter(candidate => candidate.confidence > 0)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, 5)
    return { top }
  }
  return {
    match,
    explain(text) {
      const found = match(text)
      const runnerUp = found.top[1] ?? null
      const explanation = { words: [], repairs: [], matchedQuestion: '', doubts: [], runnerUp, margin: 0 }
      return found.top.length > 0 ? { match: found, explanation } : null
    },
    answerFrom: 0.9,
    askFrom: 0.3,
    learned: () => options?.learned ?? { entries: entries.length },
  }
}
