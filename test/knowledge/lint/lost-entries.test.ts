import { describe, expect, it } from '@jest/globals'
import { findLostEntries, sampleOf } from '../../../knowledge/lint/lost-entries.ts'
import { readSources } from '../../../knowledge/read-knowledge.ts'
import { faq, TODAY } from '../support/lint-samples.ts'
import { FINDABLE, LOST } from '../support/lost-entry.ts'

const content = (...entries: readonly Readonly<Record<string, unknown>>[]) =>
  readSources([{ file: 'faq/a.zh.yaml', text: faq(...entries) }]).content

describe('[L1] entries that are not found by their own questions', () => {
  it('are named with file and line, how many were tried, and where they lead', () => {
    const problems = findLostEntries(content(...FINDABLE, LOST), TODAY)

    expect(problems).toMatchObject([
      {
        severity: 'warning',
        code: 'UNFINDABLE',
        file: 'faq/a.zh.yaml',
        line: FINDABLE.length + 1,
        message: expect.stringMatching(/^"lost" is not found by its own questions: 5 of 5 were taken out and asked/),
        messageZh: expect.stringMatching(/^“lost”靠自己的问法找不到：5 种问法里抽查 5 种/),
      },
    ])
  })

  it('are looked for among those that are asked about only', () => {
    const all = content(...FINDABLE, LOST)

    expect(findLostEntries(all, TODAY, id => id === 'lost')).toHaveLength(1)
    expect(findLostEntries(all, TODAY, id => id === 'warranty-0')).toEqual([])
    expect(findLostEntries(all, TODAY, () => false)).toEqual([])
  })

  it('are none where the questions share their words, nor where there are too few to tell', () => {
    const few = { ...LOST, variants: LOST.variants.slice(0, 1) }

    expect(findLostEntries(content(...FINDABLE, few), TODAY)).toEqual([])
  })

  it('do not depend on the order of the files', () => {
    const said = (entries: (typeof FINDABLE)[number][]) =>
      findLostEntries(content(...entries), TODAY).map(({ messageZh }) => messageZh)

    expect(said([...FINDABLE, LOST].reverse())).toEqual(said([...FINDABLE, LOST]))
  })
})

it('a sample is spread evenly, and is all where all are few', () => {
  expect([...sampleOf(['a', 'b', 'c', 'd', 'e', 'f'], 3)]).toEqual(['a', 'c', 'e'])
  expect([...sampleOf(['a', 'b'], 3)]).toEqual(['a', 'b'])
  expect([...sampleOf([], 3)]).toEqual([])
})
