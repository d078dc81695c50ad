import type { Explanation } from './decision.ts'
import type { BuildEngine, Candidate, Match } from './engine.ts'
import { isHan, normalize } from './text/normalize.ts'
import { soundOf, splitPinyin } from './text/pinyin.ts'
import { stem, words } from './text/stems.ts'

function features(text: string): string[] {
  const out: string[] = []
  const plain = normalize(text)
  const latin = words(plain.replace(/\p{Script=Han}+/gu, ' '))
  const stems = latin.map(stem)
  for (const s of stems) out.push(`w:${s}`)
  for (let i = 0; i + 1 < stems.length; i++) out.push(`b:${stems[i]} ${stems[i + 1]}`)
  for (const w of latin) for (let i = 0; i + 3 <= w.length + 2; i++) out.push(`g:${` ${w} `.slice(i, i + 3)}`)
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? []) {
    const chars = [...run]
    for (let n = 1; n <= 3; n++)
      for (let i = 0; i + n <= chars.length; i++) out.push(`c:${chars.slice(i, i + n).join('')}`)
    const sounds = chars.map(c => soundOf(c) ?? c)
    for (let i = 0; i + 1 < sounds.length; i++) out.push(`s:${sounds[i]} ${sounds[i + 1]}`)
  }
  const typed = latin.filter(w => !isHan(w)).flatMap(w => splitPinyin(w) ?? [])
  for (let i = 0; i + 1 < typed.length; i++) out.push(`s:${typed[i]} ${typed[i + 1]}`)
  return out
}

export const createEngine: BuildEngine = entries => {
  const docs: { entry: number; text: string; feats: Map<string, number> }[] = []
  entries.forEach((entry, e) => {
    for (const text of entry.questions) {
      const feats = new Map<string, number>()
      for (const f of features(text)) feats.set(f, (feats.get(f) ?? 0) + 1)
      docs.push({ entry: e, text, feats })
    }
  })
  const df = new Map<string, number>()
  for (const d of docs) for (const f of d.feats.keys()) df.set(f, (df.get(f) ?? 0) + 1)
  const idf = (f: string) => Math.log(1 + docs.length / ((df.get(f) ?? 0) + 0.5))
  const postings = new Map<string, { doc: number; weight: number }[]>()
  docs.forEach((d, i) => {
    let norm = 0
    for (const [f, n] of d.feats) norm += ((1 + Math.log(n)) * idf(f)) ** 2
    norm = Math.sqrt(norm) || 1
    for (const [f, n] of d.feats) {
      const p = postings.get(f) ?? []
      p.push({ doc: i, weight: ((1 + Math.log(n)) * idf(f)) / norm })
      postings.set(f, p)
    }
  })
  const rank = (text: string) => {
    const feats = new Map<string, number>()
    for (const f of features(text)) feats.set(f, (feats.get(f) ?? 0) + 1)
    let norm = 0
    const sims = new Float64Array(docs.length)
    for (const [f, n] of feats) {
      const w = (1 + Math.log(n)) * idf(f)
      norm += w * w
      for (const p of postings.get(f) ?? []) sims[p.doc]! += w * p.weight
    }
    norm = Math.sqrt(norm) || 1
    const best = entries.map((_, e) => ({ e, score: 0, doc: -1 }))
    docs.forEach((d, i) => {
      const s = sims[i]! / norm
      const b = best[d.entry]!
      if (s > b.score) {
        b.score = s
        b.doc = i
      }
    })
    return best
      .filter(b => b.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 5)
  }
  const match = (text: string): Match => {
    const ranked = rank(text)
    const second = ranked[1]?.score ?? 0
    const top: Candidate[] = ranked.map((r, i) => ({
      id: entries[r.e]!.id,
      confidence: 1 / (1 + Math.exp(-(9 * r.score + (i === 0 ? 8 * (r.score - second) : -3) - 4.5))),
    }))
    return { top }
  }
  return {
    match,
    explain(text) {
      const ranked = rank(text)
      const best = ranked[0]
      if (!best) return null
      const found = match(text)
      const second = found.top[1] ?? null
      const explanation: Explanation = {
        words: [],
        repairs: [],
        matchedQuestion: docs[best.doc]!.text,
        runnerUp: second,
        margin: found.top[0]!.confidence - (second?.confidence ?? 0),
      }
      return { match: found, explanation }
    },
    answerFrom: 0.6,
    askFrom: 0.25,
    learned: () => ({}),
  }
}
