import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClock } from '../../support/clock.ts'
import { connectShopper } from '../../support/shopper-client.ts'
import { type ContentDesk, startContentDesk, tokenOfRole } from './support/content-desk.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const FILE = 'faq/shop.zh.yaml'

let desk: ContentDesk
beforeAll(async () => {
  desk = await startContentDesk({ clock: createClock(Date.now()) })
}, 60_000)
afterAll(() => desk.stop())

describe('[L1] tables over HTTP', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('%s is saved, not shown, and comes back unchanged', async (format, type) => {
    const { status, headers, bytes } = await desk.get(`/export?format=${format}`)

    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="faq-\d{4}-\d\d-\d\d\.\w+"$/)
    expect((await desk.upload('/import', bytes)).body).toEqual({ changes: [], accepted: 8, refused: [] })
  })

  it('an import is a change to be reviewed: nothing is live before it is published', async () => {
    const csv = 'id,language,question,answer\n,zh,可以刻字吗？,可以，免费。\nx x,zh,坏行,答案\n'

    const { body } = await desk.upload('/import', new TextEncoder().encode(csv))

    expect(body).toMatchObject({ accepted: 1, refused: [{ row: 3, reason: expect.stringContaining('id') }] })
    const { version } = (await desk.get('')).body
    expect(version).toBe(desk.app.knowledgeVersion)
    const published = await desk.send('/publish', { changes: body.changes, summary: '导入' })
    expect(published.status).toBe(200)
    expect((await desk.textOf('faq/imported.zh.yaml')).text).toContain('可以刻字吗')
  })

  it('what is too large, of no known kind, or asked for by an agent is refused', async () => {
    const agent = await tokenOfRole(desk.url, 'agent', 'Agent Mei')

    expect((await desk.upload('/import', new Uint8Array(5 * 1024 * 1024 + 1))).body.code).toBe('PAYLOAD_TOO_LARGE')
    expect((await desk.get('/export?format=exe')).body.code).toBe('BAD_REQUEST')
    expect((await desk.get('/export?format=csv', agent)).body.code).toBe('FORBIDDEN')
    expect((await desk.upload('/import', new Uint8Array(), agent)).body.code).toBe('FORBIDDEN')
  })
})

describe('[L6] knowledge:replay', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'knowledge/cli/replay.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: desk.dataDir, KNOWLEDGE_DIR: desk.knowledgeDir },
    })

  it('compares a changed folder with the one in use while the desk runs', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('水壶里有水垢怎么清洗？')
    await shopper.say('怎么开发票？')
    shopper.leave()
    const changed = await mkdtemp(join(tmpdir(), 'changed-'))
    await cp(desk.knowledgeDir, changed, { recursive: true })
    const text = await readFile(join(changed, FILE), 'utf8')
    await writeFile(join(changed, FILE), text.replace(/ {2}- id: descale[\s\S]*$/, ''))

    const { status, stdout, stderr } = run('--since', '1d', '--dir', changed)

    await rm(changed, { recursive: true })
    expect(status).toBe(0)
    expect(stdout).toContain('2 questions, 2 different')
    expect(stdout).toMatch(/same 1, changed \d, now answered 0, now lost \d/)
    expect(stdout).toContain('水壶里有水垢怎么清洗？ → ')
    expect(stderr).toContain('100 %')
  })

  it('says what is wrong with its words or its database', () => {
    expect(run('--since', 'yesterday')).toMatchObject({ status: 2, stderr: expect.stringContaining('1d') })
    expect(
      spawnSync(process.execPath, ['--import', 'tsx', 'knowledge/cli/replay.ts'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: join(desk.dataDir, 'nowhere') },
      }),
    ).toMatchObject({ status: 1, stderr: expect.stringContaining('can not be read') })
  })
})
