import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { Knowledge, Problem } from '../../knowledge/knowledge.ts'
import { KnowledgeFaultError } from '../../knowledge/knowledge-fault-error.ts'
import { saveLearned } from '../../knowledge/learned-cache.ts'
import { unpack } from '../../knowledge/packed.ts'
import { prepareKnowledge } from '../../knowledge/prepare.ts'
import {
  createKnowledgePublisher,
  type KnowledgePublisher,
  type KnowledgePublisherOptions,
} from '../../knowledge/publish.ts'
import { zhShop } from '../bot/support/shop.ts'
import { until } from '../support/until.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders, write } from './support/temp-folder.ts'

interface Kept {
  readonly learned: { readonly zh: { readonly key: string } }
}

const open: KnowledgePublisher[] = []
afterEach(async () => {
  for (const publisher of open.splice(0)) publisher.stop()
  await removeFolders()
})

async function publisherOf(dir: string, options: Partial<KnowledgePublisherOptions> = {}): Promise<KnowledgePublisher> {
  const publisher = await createKnowledgePublisher({ dir, watch: false, prepare: prepareKnowledge, ...options })
  open.push(publisher)
  return publisher
}

const SIX = { 'faq/a.zh.yaml': faq({ id: 'warranty', question: '空调保修多久？', answer: '六年。' }) }
const TEN = { 'faq/a.zh.yaml': faq({ id: 'warranty', question: '空调保修多久？', answer: '十年。' }) }
const BROKEN = { 'faq/a.zh.yaml': '- id: warranty\n  question: 空调保修多久？\n' }

describe('the first load', () => {
  it('publishes the folder', async () => {
    const { current, problems } = await publisherOf(await folderWith(SIX))

    expect(current().entry('warranty')?.answer).toBe('六年。')
    expect(problems()).toEqual([])
  })

  it('[L1] stops with every fault named when there is an error', async () => {
    const dir = await folderWith({
      ...BROKEN,
      'faq/b.zh.yaml': faq({ id: 'b', answer: '{{nothing}}', follow_ups: ['gone'] }),
    })

    const refused = publisherOf(dir)

    await expect(refused).rejects.toMatchObject({ code: 'KNOWLEDGE_FAULTY' })
    await expect(refused).rejects.toThrow(
      /the knowledge has 3 errors:\nfaq\/a.zh.yaml:1 error WRONG_SHAPE "answer" is missing\nfaq\/b.zh.yaml:1 error (DEAD_FOLLOW_UP|UNKNOWN_FACT) .*\nfaq\/b.zh.yaml:1 error/,
    )
  })

  it('stops when there is no folder', async () => {
    await expect(publisherOf('/nowhere/at/all')).rejects.toThrow('/nowhere/at/all')
  })
})

describe('[L1] a reload', () => {
  it('is refused with a bad file, the former knowledge staying in use, and works once the file is good', async () => {
    const dir = await folderWith(SIX)
    const told: string[] = []
    const publisher = await publisherOf(dir, {
      onPublished: knowledge => told.push(`published ${knowledge.entry('warranty')?.answer}`),
      onRefused: problems => told.push(`refused ${problems.map(problem => `${problem.file}:${problem.line}`)}`),
    })

    await write(dir, BROKEN)
    const refused = await publisher.reload()
    const between = publisher.current().entry('warranty')?.answer
    await write(dir, TEN)
    const published = await publisher.reload()

    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'WRONG_SHAPE', file: 'faq/a.zh.yaml' }] })
    expect(between).toBe('六年。')
    expect(published).toMatchObject({ ok: true, changed: true })
    expect(publisher.current().entry('warranty')?.answer).toBe('十年。')
    expect(told).toEqual(['refused faq/a.zh.yaml:1', 'published 十年。'])
  })

  it('is refused when it would lose an answer that tests/ expects, and names which', async () => {
    const tests = { 'tests/zh.yaml': '- ask: 空调保修多久\n  expect: warranty\n' }
    const dir = await folderWith({ ...SIX, ...tests })
    const publisher = await publisherOf(dir)

    await write(dir, { 'faq/a.zh.yaml': faq({ id: 'returns', question: '怎么退货？', answer: '在订单里退。' }) })
    const refused = await publisher.reload()

    expect(refused).toMatchObject({
      ok: false,
      problems: [{ severity: 'error', code: 'REGRESSION', file: 'tests/zh.yaml', line: 1 }],
    })
    expect(publisher.current().entry('warranty')?.answer).toBe('六年。')
    expect(publisher.problems()[0]?.message).toContain('空调保修多久')
  })

  it('is not refused for an expectation that was never met, which is a warning', async () => {
    const dir = await folderWith({ ...SIX, 'tests/zh.yaml': '- ask: 怎么开发票\n  expect: invoice\n' })
    const publisher = await publisherOf(dir)

    await write(dir, TEN)
    const published = await publisher.reload()

    expect(published).toMatchObject({ ok: true, changed: true, problems: [{ severity: 'warning', line: 1 }] })
    expect(publisher.current().entry('warranty')?.answer).toBe('十年。')
  })

  it('takes out an entry that has expired, whatever expects it', async () => {
    let now = Date.parse('2026-09-01T04:00:00Z')
    const dir = await folderWith({
      'faq/a.zh.yaml': `${faq({ id: 'sale', question: '双十一什么时候开始？', valid_until: '2026-09-01' })}\n${SIX['faq/a.zh.yaml']}`,
      'tests/zh.yaml': '- ask: 双十一什么时候开始\n  expect: sale\n',
    })
    const publisher = await publisherOf(dir, { now: () => now })

    now += 86_400_000
    const result = await publisher.reload()

    expect(result).toMatchObject({ ok: true, changed: true })
    expect(publisher.current().entry('sale')).toBeUndefined()
  })

  it('of the same content tells nobody', async () => {
    const told: Knowledge[] = []
    const dir = await folderWith(SIX)
    const publisher = await publisherOf(dir, { onPublished: knowledge => told.push(knowledge) })

    await write(dir, { 'faq/a.zh.yaml': `# a comment\n${SIX['faq/a.zh.yaml']}` })
    const result = await publisher.reload()

    expect(result).toMatchObject({ ok: true, changed: false })
    expect(publisher.current().entry('warranty')?.line).toBe(2)
    expect(told).toEqual([])
  })

  it('asked for during another sees what was written in between', async () => {
    const dir = await folderWith(SIX)
    const publisher = await publisherOf(dir)

    const first = publisher.reload()
    await write(dir, TEN)
    await Promise.all([first, publisher.reload(), publisher.reload()])

    expect(publisher.current().entry('warranty')?.answer).toBe('十年。')
  })

  it('is refused when the building fails, and can be tried again', async () => {
    let fails = false
    const publisher = await publisherOf(await folderWith(SIX), {
      prepare: request => (fails ? Promise.reject(new Error('out of memory')) : prepareKnowledge(request)),
    })

    fails = true
    const refused = await publisher.reload()
    fails = false

    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: 'BUILD_FAILED', message: expect.stringContaining('out of memory') }],
    })
    expect(await publisher.reload()).toMatchObject({ ok: true })
  })
})

describe('changes on disk', () => {
  /** Resolves with the next thing that the publisher tells. */
  function teller() {
    let tell: (told: Knowledge | readonly Problem[]) => void = () => {}
    return {
      next: () => new Promise<Knowledge | readonly Problem[]>(resolve => (tell = resolve)),
      options: {
        watch: true,
        debounceMs: 5,
        onPublished: (knowledge: Knowledge) => tell(knowledge),
        onRefused: (problems: readonly Problem[]) => tell(problems),
      },
    }
  }

  it.each([
    ['by the system’s events', 600_000],
    ['by looking now and then', 20],
  ])('are followed %s: bad, good, a new file, a lost one', async (_, pollMs) => {
    const dir = await folderWith(SIX)
    const { next, options } = teller()
    const publisher = await publisherOf(dir, { ...options, pollMs })

    let told = next()
    await write(dir, BROKEN)
    expect(await told).toMatchObject([{ code: 'WRONG_SHAPE' }])

    told = next()
    await write(dir, TEN)
    await told
    expect(publisher.current().entry('warranty')?.answer).toBe('十年。')

    told = next()
    await write(dir, { 'faq/more.zh.yaml': faq({ id: 'more' }) })
    await told
    expect(publisher.current().entries).toHaveLength(2)

    told = next()
    await rm(join(dir, 'faq/more.zh.yaml'))
    await told
    expect(publisher.current().entries).toHaveLength(1)
  })

  it('include midnight, when an entry expires', async () => {
    let now = Date.parse('2026-09-15T23:59:00+08:00')
    const dir = await folderWith({ 'faq/a.zh.yaml': faq({ id: 'a' }, { id: 'sale', valid_until: '2026-09-15' }) })
    const { next, options } = teller()
    const publisher = await publisherOf(dir, { ...options, pollMs: 10, now: () => now })
    const before = publisher.current().entries.map(entry => entry.id)

    const told = next()
    now = Date.parse('2026-09-16T00:00:00+08:00')
    await told

    expect(before).toEqual(['a', 'sale'])
    expect(publisher.current().entries.map(entry => entry.id)).toEqual(['a'])
  })
})

describe('what was learned', () => {
  it('is kept for the next start; a damaged file does no harm', async () => {
    const dir = await folderWith(SIX)
    const cacheDir = join(dir, 'data/cache')
    const file = join(cacheDir, 'learned.bin')
    const ask = (publisher: KnowledgePublisher) => publisher.current().bot.suggest('空调保修多久', 3)

    const first = await publisherOf(dir, { cacheDir })
    const kept = await readFile(file)
    const second = await publisherOf(dir, { cacheDir })
    const afterRestart = await readFile(file)
    const damaged = Buffer.from(kept)
    damaged[damaged.length - 9]! ^= 1
    await writeFile(file, damaged)
    const third = await publisherOf(dir, { cacheDir })

    expect(unpack(kept)).toMatchObject({ learned: { zh: { key: expect.any(String) } } })
    expect(afterRestart.equals(kept)).toBe(true)
    expect([ask(second), ask(third)]).toEqual([ask(first), ask(first)])
    expect((await readFile(file)).equals(kept)).toBe(true)
  })

  it('is learned before the start is over when it is of another engine or of other questions, and only then', async () => {
    const dir = await folderWith(SIX)
    const cacheDir = join(dir, 'data/cache')
    async function start(): Promise<string> {
      let told = 'restored'
      const options = { dir, cacheDir, watch: false, onLearning: () => (told = 'learned') }
      const publisher = await createKnowledgePublisher(options)
      open.push(publisher)
      const [first] = publisher.current().bot.suggest('空调保修多久', 1)
      return `${told}: ${first?.entryId}`
    }

    const starts = [await start(), await start()]
    const { learned } = unpack(await readFile(join(cacheDir, 'learned.bin'))) as Kept
    await saveLearned(cacheDir, 'of a former release', learned as never)
    starts.push(await start(), await start())
    await write(dir, { 'faq/a.zh.yaml': faq({ id: 'warranty', question: '空调质保多久？', answer: '六年。' }) })
    starts.push(await start(), await start())

    const once = ['learned: warranty', 'restored: warranty']
    expect(starts).toEqual([...once, ...once, ...once])
  }, 60_000)

  it('is not mixed up: what files said is taken again only while they say it, and on the same day', async () => {
    const saleUntil = (day: string) => ({ 'faq/sale.zh.yaml': faq({ id: 'sale', valid_until: day }) })
    const dir = await folderWith({ ...SIX, ...saleUntil('2026-09-01') })
    const cacheDir = join(dir, 'data/cache')
    const at = (day: string) => ({ cacheDir, now: () => Date.parse(`${day}T04:00:00Z`) })
    const idsOf = async (day: string) => (await publisherOf(dir, at(day))).current().entries.map(({ id }) => id)

    const before = [await idsOf('2026-09-01'), await idsOf('2026-09-01')]
    const dayAfter = await idsOf('2026-09-02')
    await write(dir, saleUntil('2026-09-05'))
    const prolonged = await idsOf('2026-09-02')

    expect(before[1]).toEqual(before[0])
    expect(before[0]).toContain('sale')
    expect(dayAfter).not.toContain('sale')
    expect(prolonged).toContain('sale')
  })

  it('need not be writable', async () => {
    const dir = await folderWith({ ...SIX, 'data/cache': 'a file where the folder should be' })

    await expect(publisherOf(dir, { cacheDir: join(dir, 'data/cache') })).resolves.toBeDefined()
  })
})

it('learns in a thread of its own by default', async () => {
  const dir = await folderWith(SIX)
  await mkdir(join(dir, 'forms'))

  const publisher = await createKnowledgePublisher({ dir, watch: false })
  open.push(publisher)
  await write(dir, BROKEN)

  expect(publisher.current().bot.suggest('空调保修多久', 1)[0]?.entryId).toBe('warranty')
  expect(await publisher.reload()).toMatchObject({ ok: false, problems: [{ code: 'WRONG_SHAPE' }] })
})

it('[L1] a changed variant is live after a moment, and what was patched is learned in earnest behind it', async () => {
  const lines = zhShop.map(({ id, questions }) => faq({ id, question: questions[0]!, variants: questions.slice(1) }))
  const dir = await folderWith({ 'faq/shop.zh.yaml': lines.join('\n') })
  const cacheDir = join(dir, 'data/cache')
  const keyOnDisk = async () => (unpack(await readFile(join(cacheDir, 'learned.bin'))) as Kept).learned.zh.key
  const publisher = await createKnowledgePublisher({ dir, cacheDir, watch: false })
  open.push(publisher)
  const before = await keyOnDisk()

  await write(dir, { 'faq/shop.zh.yaml': lines.join('\n').replace('空调质保几年', '珐琅内胆会不会掉瓷') })
  const published = await publisher.reload()
  const quick = publisher.current()
  const keyWhenLive = await keyOnDisk()
  const thorough = await until(async () => (publisher.current() === quick ? null : publisher.current()), 60_000)

  expect(published).toMatchObject({ ok: true, changed: true })
  expect(keyWhenLive).toBe(before)
  expect(await keyOnDisk()).not.toBe(before)
  expect(thorough.version).toBe(quick.version)
  for (const { bot } of [quick, thorough]) expect(bot.suggest('珐琅内胆会不会掉瓷', 1)[0]?.entryId).toBe('warranty-ac')
}, 120_000)

it('[L1] a changed folder that loses an expected answer once it is learned leaves the knowledge before in use', async () => {
  const lines = zhShop.map(({ id, questions }) => faq({ id, question: questions[0]!, variants: questions.slice(1) }))
  const tests = '- { ask: 珐琅内胆会不会掉瓷, expect: warranty-ac }'
  const dir = await folderWith({ 'faq/shop.zh.yaml': lines.join('\n'), 'tests/a.yaml': tests })
  const without = await folderWith({
    ...{ 'faq/shop.zh.yaml': lines.join('\n'), 'tests/a.yaml': tests },
  })
  const lost: [string, readonly Problem[]][] = []
  const published: string[] = []
  const publisher = await publisherOf(dir, {
    // Learning comes out as if the new variant were not there.
    async prepare(request) {
      const prepared = await prepareKnowledge(request)
      if (request.isThorough !== true) return prepared
      const { learned, unmet } = await prepareKnowledge({ ...request, dir: without, former: {} })
      return { ...prepared, learned, unmet }
    },
    onLost: (version, problems) => lost.push([version, problems]),
    onPublished: ({ version }) => published.push(version),
  })
  const before = publisher.current()

  await write(dir, { 'faq/shop.zh.yaml': lines.join('\n').replace('空调质保几年', '珐琅内胆会不会掉瓷') })
  await publisher.reload()
  const quick = publisher.current()
  await until(async () => lost[0] ?? null, 60_000)
  const afterwards = publisher.current()
  const problems = publisher.problems()
  const again = await publisher.reload()
  await write(dir, { 'faq/shop.zh.yaml': lines.join('\n') })
  const repaired = await publisher.reload()

  expect(lost).toEqual([
    [quick.version, [expect.objectContaining({ code: 'REGRESSION', severity: 'error', file: 'tests/a.yaml' })]],
  ])
  expect(quick.bot.suggest('珐琅内胆会不会掉瓷', 1)[0]?.entryId).toBe('warranty-ac')
  expect(afterwards).toBe(before)
  expect(published).toEqual([quick.version, before.version])
  expect(problems).toMatchObject([{ code: 'REGRESSION', severity: 'error', file: 'tests/a.yaml' }])
  expect(again).toEqual({ ok: false, problems })
  expect(repaired).toMatchObject({ ok: true, changed: false })
}, 120_000)

it('says each fault in one line', () => {
  const problem: Problem = {
    severity: 'error',
    code: 'DUPLICATE_ID',
    file: 'faq/a.yaml',
    line: 12,
    message: 'rename one',
    messageZh: '请换一个',
    params: {},
  }

  expect(new KnowledgeFaultError([problem]).message).toBe(
    'the knowledge has 1 error:\nfaq/a.yaml:12 error DUPLICATE_ID rename one',
  )
})

it('a stop ends a learning that is under way, and nobody is told any more', async () => {
  const told: unknown[] = []
  const dir = await folderWith(SIX)
  const publisher = await createKnowledgePublisher({
    dir,
    watch: false,
    onPublished: () => told.push('published'),
    onRefused: () => told.push('refused'),
  })
  await write(dir, TEN)

  const reload = publisher.reload()
  setImmediate(publisher.stop)

  expect(await reload).toMatchObject({ ok: false, problems: [{ code: 'BUILD_FAILED' }] })
  expect(publisher.current().entry('warranty')?.answer).toBe('六年。')
  expect(told).toEqual([])
})
