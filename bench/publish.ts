import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { engineWork } from './publish-engine.ts'
import { type EngineMeasured, type Published, writeReport } from './publish-report.ts'
import { ADMIN, startWatched, type WatchedServer } from './publish-server.ts'
import { writeGeneratedShop } from './publish-shop.ts'

// bench:publish [--paraphrases 10000] [--rounds 3] [--only sample|generated]: publishes one changed entry of the sample shop
// and of a large generated one, and watches the server's event loop from inside. Writes docs/benchmarks/publish.md.

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    paraphrases: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const paraphrases = Number(values.paraphrases)
const rounds = Number(values.rounds)
const IDLE_MS = 3_000
/** What goes on after a publish: learning anew in the background is watched, too. */
const AFTERWARDS_MS = 8_000
/** Until what was patched is learned in earnest, too: else its exchange would count for the next publish. */
const LEARNED_BY_MS = 7_000
/** What the start has left behind is cleared away by then. */
const QUIET_MS = 10_000

interface Shop {
  readonly name: string
  readonly file: string
  /** A line of an answer and a line of a variant of one entry, as they stand in the file. */
  readonly answer: string
  readonly variant: string
  write(dir: string): Promise<void>
}

const shops: readonly Shop[] = [
  {
    name: 'sample shop',
    file: 'faq/warranty.zh.yaml',
    answer: '保修期内属于机器本身的问题，上门、人工和配件都不收钱。',
    variant: '空调保几年',
    write: (dir: string) => cp(join(root, 'knowledge'), dir, { recursive: true, filter: path => !/\.ts$/.test(path) }),
  },
  {
    name: `generated shop, ${paraphrases.toLocaleString('en')} paraphrases`,
    file: 'faq/thing-7.zh.yaml',
    answer: '电视的保修请在订单页里选“服务”，客服会在一个工作日内处理。',
    variant: '请问电视保修是什么规定',
    write: (dir: string) => writeGeneratedShop(dir, paraphrases),
  },
].filter(({ name }) => values.only === undefined || name.startsWith(values.only))

const published: Published[] = []
const engines: EngineMeasured[] = []
for (const shop of shops) {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-publish-'))
  const knowledgeDir = join(dir, 'knowledge')
  await shop.write(knowledgeDir)
  try {
    engines.push({ shop: shop.name, ...(await engineWork(knowledgeDir)) })
    const server = await startWatched(knowledgeDir, join(dir, 'data'))
    try {
      await measure(shop, knowledgeDir, server)
    } finally {
      await server.stop()
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
await writeReport(published, engines, values.only === undefined)

async function measure(shop: Shop, knowledgeDir: string, server: WatchedServer): Promise<void> {
  const path = join(knowledgeDir, shop.file)
  const keep = (what: string, run: Omit<Published, 'shop' | 'what'>) => {
    published.push({ shop: shop.name, what, ...run })
    console.error(`${shop.name} · ${what}: ${JSON.stringify(run)}`)
  }
  await pause(QUIET_MS)
  await server.watch()
  await pause(IDLE_MS)
  keep('nothing, for comparison', { liveMs: null, during: await server.seen(), afterwards: null })

  const { answer } = shop
  keep('an answer, file saved, first of all', await publish(() => edit(path, answer, `${answer}（首次）`)))
  for (let round = 0; round < rounds; round++) {
    keep('an answer, file saved', await publish(() => edit(path, shop.answer, `${shop.answer}（${round}）`)))
    keep(
      'a variant, file saved',
      await publish(() => edit(path, shop.variant, `${shop.variant}${'啊呀哦'[round % 3]}`)),
    )
  }
  const send = await editorOf(server.url)
  for (let round = 0; round < rounds; round++) {
    keep('an answer, console', await publish(() => send(shop.file, shop.answer, `${shop.answer}〔${round}〕`)))
    keep(
      'a variant, console',
      await publish(() => send(shop.file, shop.variant, `${shop.variant}${'呢吧吗'[round % 3]}`)),
    )
  }

  async function publish(change: () => Promise<void>): Promise<Omit<Published, 'shop' | 'what'>> {
    const told = server.published()
    await server.watch()
    const started = performance.now()
    await change()
    const liveMs = (await told) - started
    const during = await server.seen()
    await server.watch()
    await pause(AFTERWARDS_MS)
    const afterwards = await server.seen()
    await pause(LEARNED_BY_MS)
    return { liveMs, during, afterwards }
  }
}

async function edit(path: string, from: string, to: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}

/** Signs somebody of the content staff in; the result publishes a changed line of a file. */
async function editorOf(url: string): Promise<(file: string, from: string, to: string) => Promise<void>> {
  const password = 'seven quiet kettles'
  const call = async (path: string, token: string | null, body?: unknown) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.slice(0, 500)}`)
    return JSON.parse(answer)
  }
  const { token: admin } = await call('/sign-in', null, ADMIN)
  const account = { login: 'editor', name: 'Editor Lin', number: '88', role: 'editor', desks: [] }
  await call('/agents', admin, { ...account, password })
  const { token } = await call('/sign-in', null, { login: account.login, password })
  return async (path, from, to) => {
    const { text, revision } = await call(`/knowledge/file?path=${encodeURIComponent(path)}`, token)
    const changes = [{ path, text: text.replace(from, to), revision }]
    await call('/knowledge/publish', token, { changes, summary: 'bench' })
  }
}
