import { readFileSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { createEngine } from '../build-engine.ts'
import { hanShare } from '../text/normalize.ts'
import { type MatchRequest, readRequest } from './match-request.ts'

/** Wrong input: the exit code is 2 and the message says what is wrong, without a stack. */
const BAD_INPUT = 2

function answer({ entries, queries, out }: MatchRequest): void {
  const text = entries.flatMap(entry => entry.questions).join(' ')
  const language = hanShare(text) > 0.2 ? 'zh' : 'en'

  const buildStart = performance.now()
  const engine = createEngine(entries.map(entry => ({ ...entry, language })))
  const buildMs = performance.now() - buildStart

  for (const query of queries.slice(0, 100)) engine.match(query)
  const micros: number[] = []
  const results = queries.map(query => {
    const start = performance.now()
    const { top } = engine.match(query)
    micros.push((performance.now() - start) * 1_000)
    return { top }
  })
  micros.sort((a, b) => a - b)
  const percentile = (share: number) => micros[Math.min(micros.length - 1, Math.floor(share * micros.length))] ?? 0
  const report = { buildMs, queryMicros: { p50: percentile(0.5), p99: percentile(0.99) }, results }
  writeFileSync(out, JSON.stringify(report))
}

const request = readRequest(process.argv.slice(2), path => readFileSync(path, 'utf8'))
if ('fault' in request) {
  console.error(`bot:match: ${request.fault}`)
  console.error('usage: npm run --silent bot:match -- --kb KB.json --queries Q.json --out OUT.json')
  process.exitCode = BAD_INPUT
} else {
  try {
    answer(request)
  } catch (error) {
    console.error(`bot:match: cannot write ${request.out}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = BAD_INPUT
  }
}
