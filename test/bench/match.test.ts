import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from '@jest/globals'
import { curveOf } from '../../bench/match-report.ts'
import { qualityOf } from '../../bench/match-score.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))))

async function folderWithSet(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sets-'))
  folders.push(folder)
  const set = {
    name: 'small',
    lang: 'zh',
    kb: [
      { id: 'warranty', text: '空调保修多久' },
      { id: 'warranty', text: '空调质保几年' },
      { id: 'return', text: '怎么退货' },
      { id: 'return', text: '我想退货退款' },
    ],
    test: [
      { text: '空调保修几年', id: 'warranty' },
      { text: '想退货怎么弄', id: 'return' },
      { text: '明天下雨吗', id: null },
    ],
  }
  await writeFile(join(folder, 'small.json'), JSON.stringify(set))
  return folder
}

const bench = async (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'bench/match.ts', ...args])

describe('bench:match', () => {
  it('measures our engine and four others on a folder of sets, with a bar of progress', async () => {
    const { stdout, stderr } = await bench('--sets', await folderWithSet())

    const rows = stdout.split('\n').filter(line => line.startsWith('| small'))
    expect(rows.map(row => row.split('|')[2]?.trim())).toEqual([
      'Switchboard',
      'fuse.js',
      'natural (Bayes)',
      'NLP.js',
      'minisearch',
    ])
    for (const row of rows) expect(row.split('|')).toHaveLength(12)
    expect(stderr).toContain('5/5')
  }, 300_000)

  it('names the sets that there are when none fits', async () => {
    await expect(bench('--sets', await folderWithSet(), '--only', 'large')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('small'),
    })
  }, 120_000)
})

describe('[L2] the measures', () => {
  const right = (confidence: number) => ({ gold: 'a', top: [{ id: 'a', confidence }] })
  const wrong = (confidence: number) => ({ gold: 'a', top: [{ id: 'b', confidence }] })
  const stranger = (confidence: number) => ({ gold: null, top: [{ id: 'a', confidence }] })

  it('counts what may be answered while nineteen of twenty answers are right', () => {
    const rows = [...Array.from({ length: 19 }, () => right(0.9)), wrong(0.8), wrong(0.7), right(0.6)]

    expect(qualityOf(rows)).toMatchObject({ top1: 20 / 22, auroc: null, rightAt95: 19 / 22 })
  })

  it('tells answerable from unanswerable, and the stated confidence from the truth', () => {
    const quality = qualityOf([right(1), right(1), stranger(0), stranger(1)])

    expect(quality.auroc).toBe(0.75)
    expect(quality.ece).toBeCloseTo(0.25)
  })

  it('draws error against coverage for each contender', () => {
    const quality = qualityOf([right(0.9), wrong(0.5)])
    const run = { set: 's', contender: 'c', quality, buildMs: 1, p50Micros: 1, p99Micros: 1, megabytes: 1 }

    const svg = curveOf([run, { ...run, contender: 'd' }])

    expect(svg.match(/<polyline/g)).toHaveLength(2)
    expect(svg).toContain('questions answered')
  })
})
