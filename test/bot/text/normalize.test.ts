import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { normalize, thoroughly } from '../../../bot/text/normalize.ts'

describe('one spelling for one meaning', () => {
  it.each([
    ['ＷｉＦｉ　連不上？', 'wifi 连不上?'],
    ['空 调 不 制 冷', '空调不制冷'],
    ['怎么    退货！！！！', '怎么退货!!'],
    ['1111 元', '1111 元'],
    ['退货运费谁出 退款多久到账', '退货运费谁出,退款多久到账'],
    ['退货运费谁出\n退款多久到账', '退货运费谁出,退款多久到账'],
    ['空调 保修 多久', '空调保修多久'],
    ['洗衣机它排 不 了 水啊', '洗衣机它排不了水啊'],
    ['我不需要 人工', '我不需要人工'],
    ['', ''],
  ])('makes of %j %j', (text, spelled) => {
    expect(normalize(text)).toBe(spelled)
  })

  it('is found the short way for usual texts, and is the same as the long way', () => {
    const piece = fc.constantFrom(
      ...'aAzZ09~`\'"?？，。、！ＡｚＺ０｀＇ 　\t空調调機人工々㐀é‘…😀',
      '\u200b',
      '\ud800',
      '  ',
      '!!!',
    )

    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 }), pieces => {
        expect(normalize(pieces.join(''))).toBe(thoroughly(pieces.join('')))
      }),
      { numRuns: 2_000 },
    )
  })
})
