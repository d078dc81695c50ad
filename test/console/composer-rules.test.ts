import { describe, expect, it } from '@jest/globals'
import { nextBlank } from '../../console/composer/blanks.ts'
import { createCannedSearch } from '../../console/composer/canned-search.ts'
import { urgencyOf } from '../../console/inbox/urgency.ts'
import { en } from '../../console/language/en.ts'
import { clockText } from '../../console/language/time-text.ts'
import { zh } from '../../console/language/zh.ts'
import { sampleCanned } from '../support/fake-agent-desk-content.ts'

describe('blanks of canned replies', () => {
  const text = '已预约 [[日期]] [[时段]] 上门'

  it('finds the next one, and begins again after the last', () => {
    const first = nextBlank(text)
    const second = nextBlank(text, first?.end)

    expect(first).toEqual({ start: 4, end: 10, label: '日期' })
    expect(second?.label).toBe('时段')
    expect(nextBlank(text, second?.end)?.label).toBe('日期')
  })

  it('finds none when all are filled', () => {
    expect(nextBlank('已预约 9 月 3 日 下午 上门')).toBeNull()
  })
})

describe('search of canned replies', () => {
  it('[R95] forgives a wrong character', () => {
    const found = createCannedSearch(sampleCanned, 'zh')('上门实间')

    expect(found[0]?.id).toBe('visit')
  })

  it('shows those in the shopper’s language first', () => {
    expect(createCannedSearch(sampleCanned, 'en')('')[0]?.language).toBe('en')
  })
})

describe('reply clock', () => {
  it('[R52] turns amber at three minutes and red at five', () => {
    expect([0, 179, 180, 299, 300].map(seconds => urgencyOf(seconds))).toEqual([
      'calm',
      'calm',
      'late',
      'late',
      'overdue',
    ])
  })

  it('reads minutes, hours and days', () => {
    expect([5, 130, 3_725, 90_000].map(seconds => clockText(seconds, zh))).toEqual([
      '00:05',
      '02:10',
      '1:02:05',
      '1 天',
    ])
  })
})

describe('languages', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            // The server's own messages say in English what to do.
            .filter(([key]) => key !== 'remedies')
            .map(([key, inner]) => [key, shape(inner)]),
        )
      : typeof value

  it('say the same things', () => {
    expect(shape(en)).toEqual(shape(zh))
  })
})
