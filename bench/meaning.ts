import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../bot/build-engine.ts'
import { reweigh } from '../bot/talk/reweigh.ts'
import { createEmbeddingsClient } from '../server/embeddings/embeddings-client.ts'
import { createVectorIndex } from '../server/embeddings/vector-index.ts'
import { qualityOf, type Scored } from './match-score.ts'
import { type MatchSet, readSets, sampleShopSets } from './match-sets.ts'

// bench:meaning --url URL --model MODEL [--sets DIR] [--only NAME[,NAME]]: what a model behind the embeddings port is worth. Asks
// the sample shop, or other sets, without the model and with it, as the desk does: the model is asked only when the bot is unsure.

const BATCH = 64
const TIMEOUT_MS = 60_000

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    model: { type: 'string' },
    key: { type: 'string' },
    sets: { type: 'string' },
    only: { type: 'string' },
  },
})
if (values.url === undefined || values.model === undefined) {
  console.error('usage: npm run bench:meaning -- --url http://127.0.0.1:11434/v1/embeddings --model NAME [--sets DIR]')
  process.exit(2)
}
const embed = createEmbeddingsClient({ url: values.url, model: values.model, key: values.key ?? null })
const root = join(import.meta.dirname, '..')
const only = values.only?.split(',')
const all = values.sets === undefined ? sampleShopSets(join(root, 'knowledge')) : readSets(resolve(values.sets))
const sets = all.filter(({ name }) => only === undefined || only.includes(name))

async function vectorsOf(name: string, texts: readonly string[]): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>()
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH)
    for (const [place, vector] of (await embed(batch, TIMEOUT_MS)).entries()) vectors.set(batch[place]!, vector)
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${vectors.size}/${texts.length} vectors `)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
  return vectors
}

async function measure({ name, lang, kb, test }: MatchSet): Promise<string[]> {
  const vectors = await vectorsOf(name, [...new Set([...kb, ...test].map(({ text }) => text))])
  const questions = new Map<string, string[]>()
  for (const { id, text } of kb) questions.set(id, [...(questions.get(id) ?? []), text])
  const engine = createEngine([...questions].map(([id, own]) => ({ id, language: lang, questions: own })))
  const index = await createVectorIndex(
    kb.map(({ id, text }) => ({ entryId: id, language: lang, vector: vectors.get(text)! })),
  )
  const without: Scored[] = []
  const beside: Scored[] = []
  for (const { id, text } of test) {
    const { top } = engine.match(text)
    const isSure = (top[0]?.confidence ?? 0) >= engine.answerFrom
    without.push({ gold: id, top })
    beside.push({ gold: id, top: isSure ? top : reweigh(top, await index.hintsFor(vectors.get(text)!)) })
  }
  return [lineOf(name, 'without', without, engine.answerFrom), lineOf(name, 'with', beside, engine.answerFrom)]
}

function lineOf(set: string, how: string, rows: readonly Scored[], answerFrom: number): string {
  const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1))
  const { top1, auroc, rightAt95, ece } = qualityOf(rows)
  const answered = rows.filter(({ top }) => (top[0]?.confidence ?? 0) >= answerFrom)
  const wrong = answered.filter(({ gold, top }) => top[0]?.id !== gold).length
  const shares = [top1, auroc, rightAt95, ece, answered.length / rows.length, wrong / Math.max(1, answered.length)]
  return `| ${[set, how, ...shares.map(percent)].join(' | ')} |`
}

console.log('| set | the model | top-1 | AUROC | right at 95 % | ECE | answered | of these wrong |')
console.log('|---|---|---:|---:|---:|---:|---:|---:|')
for (const set of sets) for (const line of await measure(set)) console.log(line)
