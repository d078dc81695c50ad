import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { KnowledgeVersion } from '../../../protocol/editor.ts'
import { nameRollBack } from '../../../server/content/name-roll-back.ts'
import { undoChange } from '../../../server/content/undo-change.ts'
import { whoChangedSince } from '../../../server/content/who-changed-since.ts'
import { type ContentDesk, startContentDesk, tokenOfRole } from './support/content-desk.ts'

const ZH = 'faq/shop.zh.yaml'
const EN = 'faq/shop.en.yaml'
const INVOICE = '在订单详情里点“申请发票”，填写抬头后提交。'
const DESCALE = '烧开后静置半小时再冲洗干净。'
const ORDER = '在“我的订单”里点“查看物流”就能看到最新位置。'

describe('[L1] [R86] a rollback', () => {
  let desk: ContentDesk
  let colleague: string
  beforeEach(async () => {
    desk = await startContentDesk()
    colleague = await tokenOfRole(desk.url, 'editor', 'Editor Wang')
  }, 60_000)
  afterEach(() => desk.stop())

  /** Publishes one file with a piece of it replaced; tells the id of the version. */
  async function publish(summary: string, path: string, from: string, to: string, token?: string): Promise<string> {
    const { text, revision } = await desk.textOf(path)
    expect(text).toContain(from)
    const changes = [{ path, text: text.replace(from, to), revision }]
    expect((await desk.send('/publish', { changes, summary }, token)).body.code).toBeUndefined()
    return (await desk.get('/versions')).body[0].id
  }
  const rollBack = (id: string) => desk.send('/rollback', { id })
  const textOf = (path: string) => readFile(join(desk.knowledgeDir, path), 'utf8')

  it('leaves a later publish of another file alone', async () => {
    const before = await textOf(ZH)
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    await publish('kettle', EN, 'topic: Test shop', 'topic: Small shop', colleague)
    const others = await textOf(EN)

    const { status } = await rollBack(mine)

    expect(status).toBe(200)
    expect(await textOf(ZH)).toBe(before)
    expect(await textOf(EN)).toBe(others)
    const [version] = (await desk.get('/versions')).body
    expect(version).toMatchObject({ by: 'Editor Lin', summary: '↩ 发票', files: [{ path: ZH, added: 1, removed: 1 }] })
  })

  it('leaves a later publish of the same file alone where that changed something else', async () => {
    const before = await textOf(ZH)
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    await publish('水垢', ZH, DESCALE, '静置一小时。', colleague)

    const { status } = await rollBack(mine)

    expect(status).toBe(200)
    expect(await textOf(ZH)).toBe(before.replace(DESCALE, '静置一小时。'))
  })

  it('is refused where later publishes changed the same place, and names just those', async () => {
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    await publish('水垢', ZH, DESCALE, '静置一小时。')
    const same = await publish('发票中心', ZH, '发票在“我的”里申请。', '发票在“发票中心”里申请。', colleague)
    await publish('物流', ZH, ORDER, '点“物流”。')
    const now = await textOf(ZH)

    const { status, body } = await rollBack(mine)

    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'KNOWLEDGE_ROLLBACK_CLASH', conflicts: [ZH] })
    expect(body.later).toEqual([{ id: same, by: 'Editor Wang', at: expect.any(Number), summary: '发票中心' }])
    expect(await textOf(ZH)).toBe(now)
    expect((await desk.get('/versions')).body).toHaveLength(4)
    const newest = (await desk.get('/versions?newest=1')).body
    expect(newest).toEqual((await desk.get('/versions')).body.slice(0, 1))
    expect((await desk.get('/versions?newest=some')).body.code).toBe('BAD_REQUEST')
  })

  it('goes on once what stood in its way is rolled back itself', async () => {
    const before = await textOf(ZH)
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    const same = await publish('发票中心', ZH, '发票在“我的”里申请。', '发票在“发票中心”里申请。', colleague)

    expect((await rollBack(same)).status).toBe(200)
    expect((await rollBack(mine)).status).toBe(200)

    expect(await textOf(ZH)).toBe(before)
  })

  it('can be taken back itself, and does nothing the second time', async () => {
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    const after = await textOf(ZH)
    await rollBack(mine)
    const [back] = (await desk.get('/versions')).body

    await rollBack(mine)
    expect((await desk.get('/versions')).body).toHaveLength(2)
    await rollBack(back.id)

    expect(await textOf(ZH)).toBe(after)
    expect((await desk.get('/versions')).body[0].summary).toBe('↪ 发票')
  })

  it('of a new file deletes it, unless somebody has worked on it since', async () => {
    const changes = [
      {
        path: 'faq/gifts.zh.yaml',
        text: '- id: gift-wrap\n  question: 可以包装吗？\n  answer: 可以。\n',
        revision: null,
      },
    ]
    await desk.send('/publish', { changes, summary: 'gifts' })
    const [{ id: mine }] = (await desk.get('/versions')).body
    const later = await publish('gifts more', 'faq/gifts.zh.yaml', '可以。', '可以，免费。', colleague)

    const refused = await rollBack(mine)
    await rollBack(later)
    const done = await rollBack(mine)

    expect(refused.body).toMatchObject({ code: 'KNOWLEDGE_ROLLBACK_CLASH', later: [{ id: later }] })
    expect(done.status).toBe(200)
    expect(await readdir(join(desk.knowledgeDir, 'faq'))).toEqual(['shop.en.yaml', 'shop.zh.yaml'])
  })

  it('keeps what was changed by hand elsewhere in the file', async () => {
    const mine = await publish('发票', ZH, INVOICE, '发票在“我的”里申请。')
    await writeFile(join(desk.knowledgeDir, ZH), (await textOf(ZH)).replace(DESCALE, '静置一小时。'))

    expect((await rollBack(mine)).status).toBe(200)

    expect(await textOf(ZH)).toContain(INVOICE)
    expect(await textOf(ZH)).toContain('静置一小时。')
  })

  it('is stopped when what came later needs what it takes away', async () => {
    const changes = [
      {
        path: 'faq/gifts.zh.yaml',
        text: '- id: gift-wrap\n  question: 可以包装吗？\n  answer: 可以。\n',
        revision: null,
      },
    ]
    await desk.send('/publish', { changes, summary: 'gifts' })
    const [{ id }] = (await desk.get('/versions')).body
    await publish('next', ZH, 'follow_ups: [return-how]', 'follow_ups: [gift-wrap]', colleague)

    const { status, body } = await rollBack(id)

    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'KNOWLEDGE_REFUSED' })
    expect(body.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'DEAD_FOLLOW_UP' })]))
    expect(await readdir(join(desk.knowledgeDir, 'faq'))).toContain('gifts.zh.yaml')
  })

  it('is stopped when an expected answer would be lost', async () => {
    const changes = [
      {
        path: 'faq/gifts.zh.yaml',
        text: '- id: gift-wrap\n  question: 可以包装成礼物吗？\n  answer: 可以。\n',
        revision: null,
      },
    ]
    await desk.send('/publish', { changes, summary: 'gifts' })
    const [{ id }] = (await desk.get('/versions')).body
    const tests = { path: 'tests/shop.yaml', revision: null, text: '- { ask: 可以包装成礼物吗, expect: gift-wrap }\n' }
    expect((await desk.send('/publish', { changes: [tests], summary: 'tests' }, colleague)).status).toBe(200)

    const { status, body } = await rollBack(id)

    expect(status).toBe(422)
    expect(body).toMatchObject({ failedTests: [{ file: 'tests/shop.yaml', expected: 'gift-wrap' }] })
  })
})

describe('[L1] undoing a change', () => {
  it.each([
    ['nothing since', 'a\n', 'b\n', 'b\n', { text: 'a\n' }],
    ['undone already', 'a\n', 'b\n', 'a\n', { text: 'a\n' }],
    ['a new file', null, 'b\n', 'b\n', { text: null }],
    ['a new file that is gone', null, 'b\n', null, { text: null }],
    ['a new file that was changed', null, 'b\n', 'c\n', null],
    ['a deleted file', 'a\n', null, null, { text: 'a\n' }],
    ['a deleted file that is there again', 'a\n', null, 'c\n', null],
    ['a file that is gone now', 'a\n', 'b\n', null, null],
    ['another line since', 'a\nx\ny\n', 'b\nx\ny\n', 'b\nx\nz\n', { text: 'a\nx\nz\n' }],
    ['the same line since', 'a\nx\ny\n', 'b\nx\ny\n', 'c\nx\ny\n', null],
  ])('%s', (_, before, after, now, undone) => {
    expect(undoChange({ before, after, now })).toEqual(undone)
  })
})

describe('[L1] who has changed the same place since', () => {
  const version = (summary: string) => ({ summary }) as KnowledgeVersion
  const change = { before: 'a\nx\ny\n', after: 'b\nx\ny\n' }
  const named = (...args: Parameters<typeof whoChangedSince>) => whoChangedSince(...args).map(({ summary }) => summary)

  it('is nobody when it was done by hand', () => {
    const later = [{ version: version('elsewhere'), before: 'b\nx\ny\n', after: 'b\nx\nz\n' }]

    expect(named({ ...change, now: 'c\nx\nz\n' }, later)).toEqual([])
  })

  it('is everybody who did, with hands in between, and all of them after the file was gone', () => {
    const later = [
      { version: version('one'), before: 'b\nx\ny\n', after: 'c\nx\ny\n' },
      { version: version('elsewhere'), before: 'c\nx\nq\n', after: 'c\nx\nz\n' },
      { version: version('two'), before: 'c\nx\nz\n', after: 'd\nx\nz\n' },
    ]

    expect(named({ ...change, now: 'd\nx\nz\n' }, later)).toEqual(['one', 'two'])
    const gone = [
      { version: version('gone'), before: 'b\nx\ny\n', after: null },
      { version: version('back'), before: null, after: 'q\n' },
    ]
    expect(named({ ...change, now: 'q\n' }, gone)).toEqual(['gone', 'back'])
  })
})

describe('[L1] a rollback is called', () => {
  it.each([
    ['价格', '↩ 价格'],
    ['↩ 价格', '↪ 价格'],
    ['↪ 价格', '↩ 价格'],
    ['↩ ↩ 价格', '↩ 价格'],
    ['↩ ↩ ↩ 价格', '↪ 价格'],
  ])('%s → %s', (summary, name) => {
    expect(nameRollBack(summary)).toBe(name)
  })

  it('what it is, with the reason, in no more than a version may say', () => {
    expect(nameRollBack('价格', '✗ “多少钱”')).toBe('↩ 价格 · ✗ “多少钱”')
    expect(nameRollBack('x'.repeat(300))).toHaveLength(200)
  })
})
