import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { FileChange } from '../../knowledge/file-change.ts'
import { createPreparer, type PrepareRequest, type Preparer } from '../../knowledge/prepare.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders, write } from './support/temp-folder.ts'

afterAll(removeFolders)

const AC = { id: 'a', question: '空调保修多久', variants: ['空调保几年', '空调质保期', '空调三包几年'] }
const OTHERS = [
  { id: 'return', question: '如何申请退货', variants: ['想退货怎么办', '不想要了怎么退', '退货流程是什么'] },
  { id: 'order', question: '我的订单到哪里了', variants: ['快递到哪了', '查一下物流', '我的货什么时候到'] },
]
const INVOICE = { id: 'b', question: '怎么开发票', variants: ['发票在哪里开', '我要发票', '电子发票怎么下载'] }
const SHOP = { 'faq/a.zh.yaml': faq(AC, ...OTHERS) }
const NOW = Date.parse('2026-09-15T04:00:00Z')
const IN_USE = { version: 'another', today: '2026-09-15' }
const INVOICE_TEST = { file: 'tests/a.yaml', text: '- { ask: 发票在哪里开, expect: b }' }

const said = async (preparer: Preparer, request: PrepareRequest) => {
  const { problems, version, published, unmet } = await preparer.prepare(request)
  return { problems, version, published, unmet: unmet.map(({ isNew: _, ...each }) => each) }
}

describe('[L1] preparing', () => {
  it('says which expected answers would not be given, and which of these are new', async () => {
    const dir = await folderWith(SHOP)
    const { prepare } = createPreparer()
    const tried = (changes: readonly FileChange[]) =>
      prepare({ dir, cacheDir: null, now: NOW, former: {}, inUse: IN_USE, changes })

    expect((await tried([{ file: 'faq/b.zh.yaml', text: faq(INVOICE) }, INVOICE_TEST])).unmet).toEqual([])
    expect((await tried([INVOICE_TEST])).unmet).toMatchObject([{ expect: 'b', isNew: true }])
    await write(dir, { [INVOICE_TEST.file]: INVOICE_TEST.text })
    expect((await tried([])).unmet).toMatchObject([{ expect: 'b', isNew: false }])
  })

  const files = ['faq/a.zh.yaml', 'faq/b.zh.yaml', 'tests/a.yaml', 'facts.yaml']
  const TEXTS: Readonly<Record<string, readonly (string | null)[]>> = {
    'faq/a.zh.yaml': [
      faq(AC, ...OTHERS),
      faq({ ...AC, answer: '六年，见 {{warranty.ac}}。' }, ...OTHERS),
      faq({ ...AC, answer: '请拨打 13800138000。' }, ...OTHERS),
      faq({ ...AC, category: '售后' }, ...OTHERS),
      '- id: [',
    ],
    'faq/b.zh.yaml': [null, faq(INVOICE), faq({ ...INVOICE, valid_until: '2026-09-14' }), faq({ ...INVOICE, id: 'a' })],
    'tests/a.yaml': [null, INVOICE_TEST.text, `# moved\n${INVOICE_TEST.text}\n- { ask: 空调能保几年, expect: a }\n`],
    'facts.yaml': [null, 'warranty:\n  ac: { zh: 六年, en: six years }\n'],
  }
  const change = fc
    .constantFrom(...files)
    .chain(file => fc.constantFrom(...TEXTS[file]!).map((text): FileChange => ({ file, text })))
  const edits = fc.array(fc.tuple(fc.array(change, { minLength: 1, maxLength: 2 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })

  it('finds after tries and edits in any order what looking at everything anew finds', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async all => {
        // Given a folder, and who has prepared it before
        const dir = await folderWith(SHOP)
        const known = createPreparer()
        const { learned } = await known.prepare({ dir, cacheDir: null, now: NOW, former: {} })
        const request = { dir, cacheDir: null, now: NOW, former: learned, inUse: IN_USE }
        for (const [changes, isPublished] of all) {
          // When a change is tried, and perhaps made
          const tried = await said(known, { ...request, changes })
          if (isPublished) await make(dir, changes)
          const made = await said(known, request)

          // Then both find what somebody finds who has seen nothing before
          if (isPublished) expect(made).toEqual(tried)
          expect(made).toEqual(await said(createPreparer(), request))
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

async function make(dir: string, changes: readonly FileChange[]): Promise<void> {
  for (const { file, text } of changes) {
    if (text === null) await rm(join(dir, file), { force: true })
    else await write(dir, { [file]: text })
  }
}
