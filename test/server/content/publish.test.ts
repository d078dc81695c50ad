import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../../support/shopper-client.ts'
import { type ContentDesk, startContentDesk, tokenOfRole } from './support/content-desk.ts'

const FILE = 'faq/shop.zh.yaml'
const OLD = '在订单详情里点“申请发票”，填写抬头后提交。'
const NEW = '发票在“我的—发票中心”里申请。'

let desk: ContentDesk
beforeAll(async () => {
  desk = await startContentDesk()
}, 60_000)
afterAll(() => desk.stop())

async function changed(from: string, to: string, path = FILE) {
  const { text, revision } = await desk.textOf(path)
  return { path, text: text.replace(from, to), revision }
}

describe('[L1] [R95] the content staff’s desk', () => {
  it('shows the files with topic, language, entries and faults', async () => {
    const { status, body } = await desk.get('')

    expect(status).toBe(200)
    expect(body).toMatchObject({ version: desk.app.knowledgeVersion, publishedAt: expect.any(Number) })
    expect(body.files).toEqual([
      expect.objectContaining({ path: 'faq/shop.en.yaml', topic: 'Test shop', language: 'en', entries: 3, errors: 0 }),
      expect.objectContaining({ path: FILE, topic: '测试小店', language: 'zh', entries: 5, errors: 0 }),
    ])
  })

  it('is not for agents', async () => {
    const agent = await tokenOfRole(desk.url, 'agent', 'Agent Mei')

    expect((await desk.get('', agent)).body.code).toBe('FORBIDDEN')
    expect((await desk.send('/check', { changes: [] }, agent)).body.code).toBe('FORBIDDEN')
  })

  it.each(['../package.json', 'faq/../../a.yaml', '/etc/passwd', 'lint/a.yaml', 'faq/.a.yaml', 'faq/nothing.yaml'])(
    'reads no %s',
    async path => {
      expect((await desk.get(`/file?path=${encodeURIComponent(path)}`)).body.code).toBe('NOT_FOUND')
      expect((await desk.get('/file')).body.code).toBe('BAD_REQUEST')
    },
  )

  it.each(['../a.yaml', 'faq/../../a.yaml', '/etc/a.yaml', 'lint/a.yaml', 'server.csv'])('writes no %s', async path => {
    const changes = [{ path, text: 'x', revision: null }]

    for (const [route, body] of [
      ['/check', { changes }],
      ['/try', { changes, question: 'x' }],
      ['/publish', { changes, summary: 'x' }],
    ] as const)
      expect((await desk.send(route, body)).body.code).toMatch(/^BAD_/)
  })

  it('checks what is not published yet', async () => {
    const change = await changed('id: invoice-how', 'id: return-how')

    const { body } = await desk.send('/check', { changes: [change] })

    expect(body.problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ severity: 'error', code: 'DUPLICATE_ID', file: FILE })]),
    )
  })

  it('tries a question on what is live and on a draft, and says why', async () => {
    const change = await changed(OLD, NEW)

    const live = await desk.send('/try', { changes: [], question: '在哪里开发票' })
    const draft = await desk.send('/try', { changes: [change], question: '在哪里开发票' })

    expect(live.body).toMatchObject({ decision: 'answer', answer: OLD, why: { matchedQuestion: expect.any(String) } })
    expect(live.body.candidates[0]).toMatchObject({ entryId: 'invoice-how', file: expect.stringMatching(/^faq\/shop/) })
    expect(draft.body).toMatchObject({ decision: 'answer', answer: NEW })
  })
})

describe('[L1] [R86] [R111] publishing', () => {
  it('changes what shoppers get, keeps the version, and can be rolled back', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    const before = desk.app.knowledgeVersion
    const change = await changed(OLD, NEW)

    const published = await desk.send('/publish', { changes: [change], summary: '发票入口改了' })

    expect(published.status).toBe(200)
    expect(published.body.version).not.toBe(before)
    await shopper.say('怎么开发票？')
    await shopper.hears(message => message.text === NEW)
    const said = (await desk.stored.messages()).filter(each => each.from === 'bot')
    expect(said.at(-1)?.bot?.knowledgeVersion).toBe(published.body.version)

    const [version] = (await desk.get('/versions')).body
    expect(version).toMatchObject({
      version: published.body.version,
      by: 'Editor Lin',
      summary: '发票入口改了',
      files: [{ path: FILE, change: 'changed', added: 1, removed: 1 }],
    })

    const rolledBack = await desk.send('/rollback', { id: version.id })

    expect(rolledBack.body.version).toBe(before)
    expect((await desk.textOf(FILE)).text).toContain(OLD)
    expect((await desk.get('/versions')).body).toHaveLength(2)
    shopper.leave()
  })

  it('that turns out to lose an expected answer is rolled back, once, and says why', async () => {
    const content = desk.app.content
    const before = await desk.app.content.overview()
    const lost = [
      {
        ...{ severity: 'error' as const, code: 'REGRESSION' as const, file: 'tests/shop.yaml', line: 1 },
        ...{ message: '', messageZh: '', params: { ask: '怎么开发票' } },
      },
    ]
    const { body } = await desk.send('/publish', { changes: [await changed(OLD, NEW)], summary: '发票入口改了' })

    expect(await content.takeBack('of another version', lost)).toBeNull()
    const taken = await content.takeBack(body.version, lost)

    expect(taken?.version).toBe(before.version)
    expect((await desk.textOf(FILE)).text).toContain(OLD)
    const [newest] = (await desk.get('/versions')).body
    expect(newest).toMatchObject({ by: 'Switchboard', summary: '↩ 发票入口改了 · ✗ “怎么开发票”' })
    expect(await content.takeBack(taken?.version ?? '', lost)).toBeNull()
  })

  it('of two editors at once one wins, the other is told which file', async () => {
    const change = await changed(OLD, NEW)
    const other = { ...change, text: change.text.replace(NEW, '别的答案。') }

    const results = await Promise.all(
      [change, other].map(each => desk.send('/publish', { changes: [each], summary: 'x' })),
    )

    expect(results.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = results.find(({ status }) => status === 409)
    expect(refused?.body).toMatchObject({ code: 'KNOWLEDGE_CONFLICT', conflicts: [FILE] })
    const [version] = (await desk.get('/versions')).body
    await desk.send('/rollback', { id: version.id })
  })

  it('what has errors is refused with all of them, and nothing is written', async () => {
    const before = await readFile(join(desk.knowledgeDir, FILE), 'utf8')
    const change = await changed('follow_ups: [return-how]', 'follow_ups: [nowhere]')
    const fresh = { path: 'faq/new.zh.yaml', text: '- id: new\n  question: 新\n  answer: 新\n', revision: null }

    const { status, body } = await desk.send('/publish', { changes: [fresh, change], summary: 'x' })

    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'KNOWLEDGE_REFUSED' })
    expect(body.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'DEAD_FOLLOW_UP' })]))
    expect(await readFile(join(desk.knowledgeDir, FILE), 'utf8')).toBe(before)
    expect(await readdir(join(desk.knowledgeDir, 'faq'))).toEqual(['shop.en.yaml', 'shop.zh.yaml'])
  })

  it('what breaks an expected answer is stopped, with the list', async () => {
    const tests = { path: 'tests/shop.yaml', revision: null, text: '- { ask: 发票在哪里开, expect: invoice-how }\n' }
    expect((await desk.send('/publish', { changes: [tests], summary: 'tests' })).status).toBe(200)
    const { text, revision } = await desk.textOf(FILE)
    const without = {
      path: FILE,
      revision,
      text: text.replace(/ {2}- id: invoice-how[\s\S]*?(?= {2}- id: descale)/, ''),
    }

    const { status, body } = await desk.send('/publish', { changes: [without], summary: 'no invoices' })

    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'KNOWLEDGE_TESTS_FAILED',
      failedTests: [{ file: 'tests/shop.yaml', line: 1, question: '发票在哪里开', expected: 'invoice-how' }],
    })
    expect((await desk.textOf(FILE)).text).toBe(text)
  })

  it('takes deletions and new files in one go, and undoes them in one', async () => {
    const { revision } = await desk.textOf('faq/shop.en.yaml')
    const { text: starters } = {
      text: '- id: gift-wrap\n  question: 可以包装成礼物吗？\n  answer: 下单时勾选“礼品包装”。\n',
    }
    const changes = [
      { path: 'faq/shop.en.yaml', text: null, revision },
      { path: 'faq/礼品.zh.yaml', text: starters, revision: null },
    ]

    const published = await desk.send('/publish', { changes, summary: 'gifts' })

    expect(published.body.code).toBeUndefined()
    expect(await readdir(join(desk.knowledgeDir, 'faq'))).toEqual(['shop.zh.yaml', '礼品.zh.yaml'])
    const [version] = (await desk.get('/versions')).body
    expect(version.files.map((file: { change: string }) => file.change).sort()).toEqual(['added', 'deleted'])
    expect((await desk.send('/rollback', { id: version.id })).status).toBe(200)
    expect(await readdir(join(desk.knowledgeDir, 'faq'))).toEqual(['shop.en.yaml', 'shop.zh.yaml'])
  })

  it('what somebody has changed by hand since is not rolled back over', async () => {
    const change = await changed(OLD, NEW)
    await desk.send('/publish', { changes: [change], summary: 'new' })
    const byHand = change.text.replace(NEW, '手改的答案。')
    await writeFile(join(desk.knowledgeDir, FILE), byHand)
    const [version] = (await desk.get('/versions')).body

    const { status, body } = await desk.send('/rollback', { id: version.id })

    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'KNOWLEDGE_ROLLBACK_CLASH', conflicts: [FILE], later: [] })
    expect((await desk.textOf(FILE)).text).toBe(byHand)
  })

  it('an expected answer that was lost before stops nobody, a new one that is not met does', async () => {
    const { text, revision } = await desk.textOf('tests/shop.yaml')
    const lost = `${text}- { ask: 怎么开发票？, expect: descale }\n`

    const asNew = await desk.send('/publish', {
      changes: [{ path: 'tests/shop.yaml', text: lost, revision }],
      summary: 'x',
    })
    await writeFile(join(desk.knowledgeDir, 'tests/shop.yaml'), lost)
    const { text: shop, revision: seen } = await desk.textOf(FILE)
    const unrelated = { path: FILE, text: shop.replace('烧开后静置半小时', '烧开后静置一小时'), revision: seen }
    const asBefore = await desk.send('/publish', { changes: [unrelated], summary: 'x' })

    expect(asNew.body).toMatchObject({ code: 'KNOWLEDGE_TESTS_FAILED', failedTests: [{ expected: 'descale' }] })
    expect(asBefore.status).toBe(200)
  })

  it('no version of another name is rolled back', async () => {
    for (const id of ['../../x', '000001793500000-abcdef', 'x'])
      expect((await desk.send('/rollback', { id })).body.code).toBe('NOT_FOUND')
  })
})
