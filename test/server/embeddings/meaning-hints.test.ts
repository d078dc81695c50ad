import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createEmbeddingsClient } from '../../../server/embeddings/embeddings-client.ts'
import { createMeaningHints, type MeaningHints } from '../../../server/embeddings/meaning-hints.ts'
import { until } from '../../support/until.ts'
import { type Behaviour, type EmbeddingsServer, knowledgeOf, startEmbeddingsServer } from './support.ts'

const SHOP = {
  warranty: ['空调保修多久', '空调质保几年', '还在保修期吗', '保修到什么时候'],
  returns: ['怎么退货', '我想退款', '能退吗', '退货流程'],
  invoice: ['怎么开发票', '报销需要发票', '发票在哪', '补开发票'],
}
const QUESTION = '厂家负责几个年头'

describe('hints of a model of meaning', () => {
  let server: EmbeddingsServer
  let folder: string
  let now = 0
  const changes: boolean[] = []
  const open: MeaningHints[] = []

  beforeEach(async () => {
    server = await startEmbeddingsServer()
    folder = await mkdtemp(join(tmpdir(), 'embeddings-'))
  })
  afterEach(async () => {
    for (const hints of open.splice(0)) hints.stop()
    changes.length = 0
    await server.stop()
    await rm(folder, { recursive: true })
  })

  function hintsOf(timeoutMs = 5_000): MeaningHints {
    const hints = createMeaningHints({
      embed: createEmbeddingsClient({ url: `${server.url}/v1/embeddings`, model: 'small', key: 'secret' }),
      model: 'small',
      file: join(folder, 'embeddings.vectors'),
      now: () => now,
      onChange: isAway => changes.push(isAway),
      timeoutMs,
      retryAfterMs: 10,
    })
    open.push(hints)
    return hints
  }

  /** Hints with the vectors of the shop's knowledge in place. */
  async function ready(knowledge = knowledgeOf('v1', SHOP), timeoutMs?: number) {
    const hints = hintsOf(timeoutMs)
    hints.follow(knowledge)
    await until(() => hints.hintsFor('发票', knowledge))
    server.bodies.length = 0
    return { hints, knowledge }
  }

  it('speak for the entry that is meant, and against the others', async () => {
    const { hints, knowledge } = await ready()

    const found = await hints.hintsFor(QUESTION, knowledge)

    expect(found?.warranty).toBeGreaterThan(1)
    expect(found?.returns).toBeLessThan(0)
    expect(found?.invoice).toBeLessThan(0)
  })

  it('take an entry and its translation for no rivals', async () => {
    const english = {
      'en-warranty': ['how long is the warranty', 'warranty period'],
      'en-return': ['how to return it'],
    }
    const { hints, knowledge } = await ready(knowledgeOf('v1', { ...SHOP, ...english }))

    const found = await hints.hintsFor(QUESTION, knowledge)

    expect(found?.warranty).toBeGreaterThan(1)
    expect(found?.['en-warranty']).toBeGreaterThan(0)
  })

  it('send the question and nothing else, without the numbers in it', async () => {
    const { hints, knowledge } = await ready()

    await hints.hintsFor('订单 20260901123456 要退，电话13812345678', knowledge)

    expect(server.bodies).toEqual([{ model: 'small', input: ['订单 *** 要退，电话***'] }])
    expect(new Set(server.keys)).toEqual(new Set(['Bearer secret']))
  })

  it('ask once for what is asked again', async () => {
    const { hints, knowledge } = await ready()

    await hints.hintsFor(QUESTION, knowledge)
    await hints.hintsFor(QUESTION, knowledge)

    expect(server.bodies).toHaveLength(1)
  })

  it.each<Behaviour>(['fails', 'garbage', 'tooFew', 'noNumbers', 'redirects'])(
    'are none when the server %s',
    async behaviour => {
      const { hints, knowledge } = await ready()

      server.behave(behaviour)

      expect(await hints.hintsFor(QUESTION, knowledge)).toBeNull()
      server.behave('answers')
      expect(await hints.hintsFor(QUESTION, knowledge)).not.toBeNull()
    },
  )

  it('are not waited for longer than the limit', async () => {
    const { hints, knowledge } = await ready(undefined, 50)

    server.behave('slow')

    expect(await hints.hintsFor(QUESTION, knowledge)).toBeNull()
  })

  it('cost nothing while the server is away, and come back with it', async () => {
    const { hints, knowledge } = await ready()
    server.behave('fails')
    for (let i = 0; i < 10; i++) await hints.hintsFor(`问题${'甲乙丙丁戊己庚辛壬癸'[i]}`, knowledge)
    const asked = server.bodies.length

    server.behave('answers')
    const tooSoon = await hints.hintsFor(QUESTION, knowledge)
    now += 30_000
    const later = await hints.hintsFor(QUESTION, knowledge)

    expect(asked).toBe(3)
    expect(tooSoon).toBeNull()
    expect(later).not.toBeNull()
    expect(changes).toEqual([true, false])
  })

  it('are none when nobody listens there', async () => {
    const { hints, knowledge } = await ready()

    await server.stop()

    expect(await hints.hintsFor(QUESTION, knowledge)).toBeNull()
    server = await startEmbeddingsServer()
  })

  it('wait in the background for a server that is not there at the start', async () => {
    server.behave('fails')
    const hints = hintsOf()
    const knowledge = knowledgeOf('v1', SHOP)
    hints.follow(knowledge)
    await until(() => server.bodies.length >= 2)
    expect(await hints.hintsFor(QUESTION, knowledge)).toBeNull()

    server.behave('answers')

    expect(await until(() => hints.hintsFor(QUESTION, knowledge))).toMatchObject({ warranty: expect.any(Number) })
  })

  it('keep the vectors of the knowledge over a restart, and ask only for what is new', async () => {
    await ready()
    const edited = { ...SHOP, invoice: [...SHOP.invoice, '发票抬头写错了'] }

    const hints = hintsOf()
    const knowledge = knowledgeOf('v2', edited)
    hints.follow(knowledge)
    await until(() => hints.hintsFor(QUESTION, knowledge))

    expect(server.bodies.map(({ input }) => input)).toEqual([['发票抬头写错了'], [QUESTION]])
    expect(String(await readFile(join(folder, 'embeddings.vectors')))).not.toContain('发票')
  })

  it.each([['no file at all'], ['{"model":"small","dimensions":3,"keys":["a"]}\n12'], ['\n']])(
    'start anew from a damaged file (%#)',
    async text => {
      await writeFile(join(folder, 'embeddings.vectors'), text)

      const { hints, knowledge } = await ready()

      expect(await hints.hintsFor(QUESTION, knowledge)).not.toBeNull()
    },
  )

  it('are none for another knowledge than that of their vectors', async () => {
    const { hints } = await ready()

    expect(await hints.hintsFor(QUESTION, knowledgeOf('v2', SHOP))).toBeNull()
  })

  it('refuse vectors of different lengths', async () => {
    server.behave('twoLengths')
    const embed = createEmbeddingsClient({ url: `${server.url}/v1/embeddings`, model: 'small', key: null })

    await expect(embed(['a', 'b'], 5_000)).rejects.toMatchObject({ code: 'EMBEDDINGS_REFUSED' })
    expect(server.keys).toEqual([undefined])
  })
})
