import { expect, it } from '@jest/globals'
import type { BuildEngine } from '../../bot/engine.ts'
import { buildEngines } from '../../knowledge/build-engines.ts'
import { loadLearned, saveLearned } from '../../knowledge/learned-cache.ts'
import { createContentPublisher } from '../../knowledge/publish-content.ts'
import { readSources } from '../../knowledge/read-knowledge.ts'
import { faq, TODAY } from './support/lint-samples.ts'
import { createStubEngine } from './support/stub-engine.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

const zh = (question: string, answer: string) => ({ file: 'faq/a.zh.yaml', text: faq({ id: 'a', question, answer }) })
const en = { file: 'faq/a.en.yaml', text: faq({ id: 'b', question: 'How?' }) }

it('a language whose questions did not change is not learned again, whatever became of its answers', () => {
  const learnedFor: string[] = []
  const build: BuildEngine = (entries, options) => {
    if (options?.learned === undefined) learnedFor.push(entries[0]!.language)
    return createStubEngine(entries, options)
  }
  const publish = createContentPublisher()
  const publishedWith = (question: string, answer: string) =>
    publish(readSources([zh(question, answer), en]).content, TODAY)

  const first = buildEngines(publishedWith('保几年？', '六年。'), {}, build)
  const second = buildEngines(publishedWith('保多久？', '六年。'), first.learned, build)
  buildEngines(publishedWith('保多久？', '十年。'), second.learned, build)

  expect(learnedFor).toEqual(['zh', 'en', 'zh'])
  expect(second.learned.en).toEqual(first.learned.en)
})

it('what another version of the engine learned is not used', async () => {
  const dir = await folderWith({})
  const learned = { zh: { key: 'k', data: { weights: [1, 2] } } }

  await saveLearned(dir, 'engine-1', learned)

  expect(await loadLearned(dir, 'engine-1')).toEqual(learned)
  expect(await loadLearned(dir, 'engine-2')).toEqual({})
  await removeFolders()
})

it('[L2] a shop that allows more or fewer wrong answers is learned for that, by default for 5 %', () => {
  const promises: (number | undefined)[] = []
  const build: BuildEngine = (entries, options) => {
    if (options?.learned === undefined) promises.push(options?.wrongAnswersAtMost)
    return createStubEngine(entries, options)
  }
  const published = (shop: string) => {
    const files = [zh('保几年？', '六年。'), { file: 'shop.yaml', text: shop }]
    return createContentPublisher()(readSources(files).content, TODAY)
  }

  const first = buildEngines(published('name: { zh: 小店, en: Shop }'), {}, build)
  const second = buildEngines(published('wrong_answers_at_most: 2'), first.learned, build)
  buildEngines(published('wrong_answers_at_most: 2'), second.learned, build)

  expect(promises).toEqual([0.05, 0.02])
})

it.each(['0', '50', 'few', '2.5'])('a promise of %s is refused, and the default holds', text => {
  const { content, problems } = readSources([{ file: 'shop.yaml', text: `wrong_answers_at_most: ${text}` }])

  expect(problems).toEqual([expect.objectContaining({ severity: 'error', file: 'shop.yaml', line: 1 })])
  expect(content.shop.wrongAnswersAtMost).toBe(0.05)
})
