import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { asAsked } from '../../../bot/text/courtesies.ts'
import { normalize } from '../../../bot/text/normalize.ts'

describe('what is asked', () => {
  it.each([
    ['请问怎么退货', '怎么退货'],
    ['你好，在吗，我想咨询一下怎么退货，谢谢', '怎么退货'],
    ['麻烦问一下怎么开发票', '怎么开发票'],
    ['亲，发货了吗', '发货了吗'],
    ['你好多久能到货', '多久能到货'],
    ['你好几点下班', '几点下班'],
    ['您好！想了解下以旧换新', '以旧换新'],
    ['Hi there, where is my order? Thanks!', 'where is my order?'],
    ['Good morning - how long is the warranty, thank you', 'how long is the warranty'],
  ])('in "%s" is "%s"', (typed, asked) => {
    expect(asAsked(typed)).toBe(asked)
  })

  it.each(['你好', '谢谢', 'hello', '在吗', 'thanks a lot', '？？', ''])('in "%s" is all that was said', typed => {
    expect(asAsked(typed)).toBe(normalize(typed))
  })

  it.each([
    '亲戚能代收吗',
    '问题解决不了',
    '好的空调推荐',
    '你好像听不懂',
    '你好久才回',
    '你们好几天没回了',
    'history of my orders',
    'is it pleasant to use',
  ])('keeps every word of "%s", where none is a courtesy', typed => {
    expect(asAsked(typed)).toBe(normalize(typed))
  })

  it('is never more than what was said, nor nothing', () => {
    const said = fc.array(fc.constantFrom('你好', '请问', '，', '谢谢', '退货', ' ', 'hi', 'please', '问', '想'), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(said, words => {
        const whole = normalize(words.join(''))
        const asked = asAsked(words.join(''))
        expect(whole).toContain(asked)
        expect(/[\p{L}\p{N}]/u.test(asked)).toBe(/[\p{L}\p{N}]/u.test(whole))
      }),
    )
  })
})
