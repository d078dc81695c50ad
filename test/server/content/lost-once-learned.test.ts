import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { prepareKnowledge } from '../../../knowledge/prepare.ts'
import { zhShop } from '../../bot/support/shop.ts'
import { faq } from '../../knowledge/support/lint-samples.ts'
import { folderWith, removeFolders } from '../../knowledge/support/temp-folder.ts'
import { until } from '../../support/until.ts'
import { type ContentDesk, startContentDesk } from './support/content-desk.ts'

const FILE = 'faq/shop.zh.yaml'
const VARIANT = '空调质保几年'
const NEW_VARIANT = '珐琅内胆会不会掉瓷'
const SHOP = {
  [FILE]: zhShop
    .map(({ id, questions }) => faq({ id, question: questions[0]!, variants: questions.slice(1) }))
    .join(''),
  'tests/a.yaml': `- { ask: ${NEW_VARIANT}, expect: warranty-ac }`,
}

describe('[L1] a variant whose answer is lost once everything is learned', () => {
  let desk: ContentDesk
  let before: string
  let letLearn = (): void => {}
  const mayLearn = new Promise<void>(resolve => {
    letLearn = resolve
  })
  beforeAll(async () => {
    const asItWas = await folderWith(SHOP)
    desk = await startContentDesk({
      knowledgeDir: await folderWith(SHOP),
      knowledge: {
        watch: true,
        debounceMs: 5,
        // Learning comes out as if the new variant were not there.
        async prepare(request) {
          if (request.isThorough !== true) return prepareKnowledge(request)
          await mayLearn
          const patched = await prepareKnowledge({ ...request, isThorough: false })
          const { learned, unmet } = await prepareKnowledge({ ...request, dir: asItWas, former: {} })
          return { ...patched, learned, unmet }
        },
      },
    })
    before = desk.app.knowledgeVersion
  }, 120_000)
  afterAll(async () => {
    await desk.stop()
    await removeFolders()
  })

  const answerToVariant = async () => (await desk.send('/try', { changes: [], question: NEW_VARIANT })).body.decision

  it('is taken back where an editor has published it, and the versions say why', async () => {
    const { text, revision } = await desk.textOf(FILE)
    const change = { path: FILE, text: text.replace(VARIANT, NEW_VARIANT), revision }

    const published = await desk.send('/publish', { changes: [change], summary: '新说法' })
    const answered = await answerToVariant()
    letLearn()
    const [newest] = await until(async () => {
      const { body } = await desk.get('/versions')
      return body.length === 2 ? body : null
    }, 60_000)

    expect(published.body.version).not.toBe(before)
    expect(answered).toBe('answer')
    expect(newest).toMatchObject({ by: 'Switchboard', summary: `↩ 新说法 · ✗ “${NEW_VARIANT}”`, version: before })
    expect((await desk.textOf(FILE)).text).toBe(text)
    expect(desk.app.knowledgeVersion).toBe(before)
    expect(await answerToVariant()).not.toBe('answer')
  }, 120_000)

  it('is not used where it was written by hand, and whoever opens the desk sees what would be lost', async () => {
    const path = join(desk.knowledgeDir, FILE)
    const text = await readFile(path, 'utf8')
    const problemsShown = async () => (await desk.get('')).body.problems

    await writeFile(`${path}.new`, text.replace(VARIANT, NEW_VARIANT))
    await rename(`${path}.new`, path)
    const [shown] = await until(async () => {
      const problems = await problemsShown()
      return problems.length > 0 ? problems : null
    }, 60_000)

    expect(shown).toMatchObject({ code: 'REGRESSION', severity: 'error', file: 'tests/a.yaml', line: 1 })
    expect(shown.message).toContain(NEW_VARIANT)
    expect(desk.app.knowledgeVersion).toBe(before)
    expect(await answerToVariant()).not.toBe('answer')
    expect((await desk.textOf(FILE)).text).toContain(NEW_VARIANT)

    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
    await until(async () => ((await problemsShown()).length === 0 ? true : null), 60_000)
  }, 120_000)
})
