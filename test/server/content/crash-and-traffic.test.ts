import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../../support/shopper-client.ts'
import { type ContentDesk, startContentDesk } from './support/content-desk.ts'

const FILE = 'faq/shop.zh.yaml'
const OTHER = 'faq/shop.en.yaml'

let desk: ContentDesk
beforeAll(async () => {
  desk = await startContentDesk()
}, 60_000)
afterAll(() => desk.stop())

describe('[L1] a publish', () => {
  it('that a crash cut in the middle is completed at the next start, and kept as a version', async () => {
    const zh = await readFile(join(desk.knowledgeDir, FILE), 'utf8')
    const en = await readFile(join(desk.knowledgeDir, OTHER), 'utf8')
    const after = [zh.replace('整机保修两年', '整机保修三年'), en.replace('two years', 'three years')] as const
    const note = {
      ...{ id: '000001793500000-abcdef', version: 'v', at: 1, by: 'Editor Lin', summary: '三年' },
      files: [FILE, OTHER].map(path => ({ path, change: 'changed', added: 1, removed: 1 })),
    }
    const replacements = [
      { file: FILE, before: zh, after: after[0] },
      { file: OTHER, before: en, after: after[1] },
    ]
    const versions = join(desk.dataDir, 'knowledge-versions')
    expect(await readdir(versions).catch(() => [])).toEqual([])
    // What a crash leaves: one file renamed, the other not, and the journal.
    await desk.send('/publish', {
      changes: [{ path: 'tests/a.yaml', text: '- {ask: 怎么开发票？, expect: invoice-how}\n', revision: null }],
      summary: 'first',
    })
    await writeFile(join(desk.knowledgeDir, FILE), after[0])
    await writeFile(join(versions, 'under-way.json'), JSON.stringify({ replacements, note }))

    await desk.restart()
    await desk.signInAgain()

    expect((await desk.textOf(OTHER)).text).toBe(after[1])
    const kept = (await desk.get('/versions')).body
    expect(kept.map(({ summary }: { summary: string }) => summary)).toContain('三年')
    expect(await readdir(versions)).not.toContain('under-way.json')
  })

  it('of two answers during traffic is never seen in halves', async () => {
    const shoppers = await Promise.all([1, 2, 3].map(() => connectShopper(desk.url, { locale: 'zh-CN' })))
    let isDone = false
    const seen: string[][] = []
    const traffic = shoppers.map(async shopper => {
      while (!isDone) {
        // Both questions in one message: one turn of the bot, one state of the knowledge.
        await shopper.say('怎么开发票？我的订单到哪里了？')
        const texts = shopper.messages.filter(({ from }) => from === 'bot').map(({ text }) => text)
        seen.push(texts.slice(-2))
      }
    })

    for (let round = 1; round <= 3; round++) {
      const { text, revision } = await desk.textOf(FILE)
      const changed = text
        .replace(/在订单详情里点“申请发票”.*|发票第\d版/, `发票第${round}版`)
        .replace(/在“我的订单”里点“查看物流”.*|物流第\d版/, `物流第${round}版`)
      const { status } = await desk.send('/publish', {
        changes: [{ path: FILE, text: changed, revision }],
        summary: `round ${round}`,
      })
      expect(status).toBe(200)
    }
    isDone = true
    await Promise.all(traffic)
    for (const shopper of shoppers) shopper.leave()

    const pairs = seen.filter(texts => texts.length === 2 && texts.some(text => /第\d版/.test(text)))
    expect(pairs.length).toBeGreaterThan(0)
    for (const texts of pairs) {
      const versions = texts.map(text => /第(\d)版/.exec(text)?.[1])
      expect(versions[0]).toBe(versions[1])
    }
  }, 60_000)
})
