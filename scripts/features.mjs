#!/usr/bin/env node
// Writes docs/features.md from docs/features.json and the rows, such as [R43], that tests carry in their names.
// `--check` writes nothing: it fails when the file is stale, or when a row claims more than its tests show.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseSync } from '@swc/core'

const PAGE = 'docs/features.md'
const DATA = 'docs/features.json'

const sections = [
  ['A. Channels and ways in', 'R', 1, 27],
  ['B. Robot', 'R', 28, 47],
  ['C. Hours, queue, escalation', 'R', 48, 62],
  ['D. Orders and work orders', 'R', 63, 80],
  ['E. Complaints', 'R', 81, 92],
  ['F. Quality and people', 'R', 93, 101],
  ['G. Safety and privacy', 'R', 102, 108],
  ['H. Knowledge', 'R', 109, 117],
  ['I. Beyond what is usual', 'L', 1, 18],
].map(([title, letter, from, to]) => ({
  title,
  rows: Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`),
}))
const allRows = sections.flatMap(section => section.rows)

/** Rows that stand in the strings of a test file: names of stories, and tables of `it.each`. Skipped stories do not count. */
export function rowsIn(source, isTsx = false) {
  const rows = new Set()
  const visit = node => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    if (node.type === 'CallExpression' && isSkipped(node.callee)) return
    const text = node.type === 'StringLiteral' ? node.value : node.type === 'TemplateElement' ? node.raw : ''
    for (const [, row] of text.matchAll(/\[([RL]\d+)\]/g)) rows.add(row)
    Object.values(node).forEach(visit)
  }
  visit(parseSync(source, { syntax: 'typescript', tsx: isTsx, target: 'es2022' }).body)
  return rows
}

/** `it.skip(…)`, `it.skip.each([…])(…)`. */
function isSkipped(callee) {
  if (callee?.type === 'CallExpression') return isSkipped(callee.callee)
  if (callee?.type !== 'MemberExpression') return false
  return ['skip', 'todo'].includes(callee.property?.value) || isSkipped(callee.object)
}

/** @returns Map of row → test files, both in order. */
function testsByRow(folder) {
  const tests = new Map(allRows.map(row => [row, []]))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    for (const row of rowsIn(readFileSync(file, 'utf8'), file.endsWith('x'))) {
      if (!tests.has(row)) tests.set(row, [])
      tests.get(row).push(file)
    }
  }
  return tests
}

/** @returns sentences, none when every row tells the truth. */
export function faultsOf(data, tests) {
  const faults = []
  for (const row of allRows) {
    const { title, state, note } = data[row] ?? {}
    if (data[row] === undefined) faults.push(`${row} is missing in ${DATA}`)
    else if (!title) faults.push(`${row} has no title`)
    else if (!['works', 'part', 'not yet'].includes(state)) faults.push(`${row} has the state "${state}"`)
    else if (state !== 'not yet' && (tests.get(row) ?? []).length === 0)
      faults.push(`${row} is said to be "${state}", but no test carries [${row}]`)
    if (state === 'part' && !note) faults.push(`${row} works in part and does not say what is missing`)
  }
  for (const row of [...Object.keys(data), ...tests.keys()])
    if (!allRows.includes(row)) faults.push(`${row} is not a row`)
  return faults
}

function pageOf(data, tests) {
  const count = state => allRows.filter(row => data[row]?.state === state).length
  const lines = [
    '# Features',
    '',
    '<!-- Written by scripts/features.mjs from docs/features.json and the names of the tests. Do not edit. -->',
    '',
    `Of ${allRows.length} rows, **${count('works')} work**, ${count('part')} work in part, ${count('not yet')} do not work yet.`,
    '',
    '**works**: the row is there and a test shows it. **part**: a test shows some of it; the note says what is missing. **not yet**: everything',
    'else, also what is there without a test. `npm test -- -t R43` runs what shows a row.',
  ]
  for (const { title, rows } of sections) {
    lines.push('', `## ${title}`, '', '| Row | What | State | Shown by |', '| --- | --- | --- | --- |')
    for (const row of rows) {
      const { title: what, state, note } = data[row]
      const shown = state === 'not yet' ? [] : tests.get(row).map(file => `[${file.slice(5)}](../${file})`)
      const said = [`${what}${/[.?]$/.test(what) ? '' : '.'}`, note].filter(Boolean).join(' ')
      lines.push(`| ${row} | ${said} | ${state} | ${shown.join(', ')} |`)
    }
  }
  return `${lines.join('\n')}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const data = JSON.parse(readFileSync(DATA, 'utf8'))
  const tests = testsByRow('test')
  const faults = faultsOf(data, tests)
  if (faults.length === 0) {
    const page = pageOf(data, tests)
    if (!process.argv.includes('--check')) writeFileSync(PAGE, page)
    else if (readFileSync(PAGE, 'utf8') !== page) faults.push(`${PAGE} is stale: run "node scripts/features.mjs"`)
  }
  for (const fault of faults) console.log(fault)
  for (const row of allRows) {
    if (data[row]?.state === 'not yet' && tests.get(row).length > 0)
      console.log(`hint: ${row} is "not yet", but ${tests.get(row).join(', ')} carries it`)
  }
  console.log(`${allRows.length} rows, ${faults.length} faults`)
  process.exit(faults.length === 0 ? 0 : 1)
}
