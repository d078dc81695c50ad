import { describe, expect, it } from '@jest/globals'
import type { BotEntry } from '../../bot/entry.ts'
import { createSubjectFinder, subjectsOf } from '../../bot/talk/subjects.ts'

const about = (id: string, ...keywords: string[]): BotEntry => ({ id, language: 'zh', questions: [id], keywords })

describe('the things that a text speaks of', () => {
  const subjectsIn = createSubjectFinder(
    subjectsOf([
      about('a', '空调', '保修', 'TV', '('),
      about('b', '空调', '滤网', 'tv', '(5g'),
      about('c', '冰箱', 'c++ (x', '(5g'),
      about('d', '冰箱', 'c++ (x', '('),
    ]),
  )

  it('are the keywords that entries share, in the order of the text', () => {
    expect(subjectsIn('冰箱和空调的滤网')).toEqual(['冰箱', '空调'])
    expect(subjectsIn('怎么退货')).toEqual([])
  })

  it('are whole words in Latin letters, in the plural too', () => {
    expect(subjectsIn('are your tvs good')).toEqual(['tv'])
    expect(subjectsIn('tvshow')).toEqual([])
  })

  it('may hold any sign', () => {
    expect(subjectsIn('(5g 空调')).toEqual(['(5g', '空调'])
  })
})
