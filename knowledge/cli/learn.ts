import { resolve } from 'node:path'
import { sayProblem } from '../knowledge-fault-error.ts'
import { prepareKnowledge } from '../prepare.ts'
import { readArguments } from './read-arguments.ts'

// learn [dir] [cacheDir]: reads, checks and learns ahead of a start, which then only has to restore. Ends with 1 when
// there is an error.
const [dir = process.env.KNOWLEDGE_DIR ?? './knowledge', cacheDir = `${process.env.DATA_DIR ?? './data'}/cache`] =
  readArguments('node dist/knowledge/cli/learn.js [FOLDER] [CACHE_FOLDER]', {}, 2).folders

const { published, problems } = await prepareKnowledge({
  dir: resolve(dir),
  cacheDir: resolve(cacheDir),
  now: Date.now(),
  former: {},
  isThorough: true,
})
const errors = problems.filter(problem => problem.severity === 'error')
for (const problem of errors) console.error(sayProblem(problem))
console.log(`${published?.entries.length ?? 0} entries`)
process.exitCode = errors.length > 0 ? 1 : 0
