import type { Quality } from './match-score.ts'

/** What one contender did on one set. Times in milliseconds and microseconds, memory in MB. */
export interface Run {
  readonly set: string
  readonly contender: string
  readonly quality: Quality
  readonly buildMs: number
  readonly p50Micros: number
  readonly p99Micros: number
  readonly megabytes: number
}

const percent = (share: number | null): string => (share === null ? '–' : (100 * share).toFixed(1))

export function tableOf(runs: readonly Run[]): string {
  const head = '| set | contender | top-1 % | AUROC % | right at 95 % | ECE % | build ms | p50 µs | p99 µs | MB |'
  const lines = runs.map(({ set, contender, quality, buildMs, p50Micros, p99Micros, megabytes }) => {
    const { top1, auroc, rightAt95, ece } = quality
    const cells = [
      ...[set, contender, percent(top1), percent(auroc), percent(rightAt95), percent(ece)],
      ...[buildMs, p50Micros, p99Micros, megabytes].map(value => Math.round(value).toLocaleString('en')),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [head, '|---|---|---|---|---|---|---|---|---|---|', ...lines].join('\n')
}

const COLOURS = ['#0b7a75', '#c8553d', '#6b6bb5', '#b58a1c', '#777777']
const WIDTH = 640
const HEIGHT = 360
const LEFT = 60
const TOP = 30
const PLOT_WIDTH = 420
const PLOT_HEIGHT = 270

/** Wrong answers against answered questions, of one set: lower and further right is better. */
export function curveOf(runs: readonly Run[]): string {
  const x = (share: number) => LEFT + share * PLOT_WIDTH
  const y = (wrong: number) => TOP + PLOT_HEIGHT * (1 - Math.min(1, wrong))
  const text = (at: readonly [number, number], words: string, anchor = 'middle') =>
    `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}">${words}</text>`
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap(tick => [
    `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>`,
    text([LEFT - 8, y(tick) + 4], `${tick * 100} %`, 'end'),
    text([x(tick), TOP + PLOT_HEIGHT + 18], `${tick * 100} %`),
  ])
  const lines = runs.flatMap(({ contender, quality }, place) => {
    const colour = COLOURS[place % COLOURS.length]
    const points = quality.curve
      .filter((_, i, all) => i % Math.max(1, Math.floor(all.length / 150)) === 0)
      .map(([answered, wrong]) => `${x(answered).toFixed(1)},${y(wrong).toFixed(1)}`)
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>`,
      `<rect x="${LEFT + PLOT_WIDTH + 16}" y="${TOP + place * 22}" width="14" height="4" fill="${colour}"/>`,
      text([LEFT + PLOT_WIDTH + 38, TOP + place * 22 + 6], contender, 'start'),
    ]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...grid,
    ...lines,
    text([LEFT + PLOT_WIDTH / 2, HEIGHT - 18], 'questions answered'),
    text([LEFT, 18], `wrong among the answers · ${runs[0]?.set ?? ''}`, 'start'),
    '</svg>',
  ].join('\n')
}

export function pageOf(runs: readonly Run[], below: readonly string[]): string {
  return [INTRODUCTION, tableOf(runs), ...below].join('\n\n').concat('\n')
}

const INTRODUCTION = `# Matching, measured

\`npm run bench:match\` asks the sample shop its own questions: one paraphrase of each entry is taken out and asked, and every fifth
entry is taken out whole, so that its question must not be answered. \`npm run bench:match -- --sets DIR\` measures other sets: JSON files
\`{ name, lang, kb: [{ id, text }], test: [{ text, id }] }\`, where rows of \`kb\` with one id are the paraphrases of an entry and a test
with \`id: null\` has no answer in the knowledge. \`--only NAME,NAME\` measures some of them.

"Right at 95 %" counts most: the share of answerable questions that are answered rightly while at most one answer in twenty is wrong.
AUROC tells answerable from unanswerable; ECE is how far the stated confidence is from the truth. fuse.js and minisearch state a score and
no probability, so that their ECE says little.

Every contender is measured in a process of its own, library and knowledge together: memory is what is in use after the build beside an
empty process, the build includes loading the library. fuse.js searches with \`threshold\` 0.6 anywhere in the text; minisearch and natural
get Chinese in pairs of characters, minisearch with \`fuzzy\` 0.2 and prefixes; natural is its Bayes classifier; NLP.js is \`@nlpjs/nlp\` with
the languages Chinese and English, the classifier that the package \`node-nlp\` (119 MB with the tables of 40 languages) is made of. Times
depend on the machine.`
