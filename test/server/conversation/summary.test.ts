import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { factsIn, maskedContact, type SummaryLine, summarise } from '../../../server/conversation/summary.ts'

const said = (text: string): SummaryLine => ({ from: 'shopper', text })
const calm = { rule: null, humanAsks: 0 }

describe('what an agent reads before the first word', () => {
  it('[L17] is what was asked, what the bot answered, what was told, the mood, and how often a person was asked for', () => {
    const lines: SummaryLine[] = [
      said('你好'),
      said('空调保修多久'),
      { from: 'bot', text: '六年', entryId: 'warranty-air-conditioner' },
      said('订单号 YD20261101-8831，型号 KFR-35GW，打 138 0013 8000 找我'),
      said('人工客服'),
    ]

    expect(summarise(lines, { rule: 'insult', humanAsks: 2 })).toEqual({
      asked: ['空调保修多久', '订单号 YD20261101-8831，型号 KFR-35GW，打 138 0013 8000 找我'],
      answeredIds: ['warranty-air-conditioner'],
      facts: [
        { kind: 'order', value: 'YD20261101-8831' },
        { kind: 'phone', value: '138****8000' },
        { kind: 'model', value: 'KFR-35GW' },
      ],
      mood: 'upset',
      rule: 'insult',
      humanAsks: 2,
    })
  })

  it('names each question once, the newest five, and none of what agents said', () => {
    const lines = [...'一二三四五六'].map(each => said(`问题${each}`))

    const { asked } = summarise([...lines, said('问题六'), { from: 'agent', text: '请稍等' }], calm)

    expect(asked).toEqual(['问题二', '问题三', '问题四', '问题五', '问题六'])
  })
})

it('[R106] names what was asked without the number of a bank card', () => {
  const lines = [said('6222-0212-3456-7894 退到这张卡'), said('４１１１１１１１１１１１１１１１ 呢')]

  expect(summarise(lines, calm).asked).toEqual(['****7894 退到这张卡', '****1111 呢'])
})

describe('facts in what was typed', () => {
  it.each([
    ['１３８００１３８０００', [{ kind: 'phone', value: '138****8000' }]],
    ['+86 138-0013-8000', [{ kind: 'phone', value: '138****8000' }]],
    ['order number is AB-123456', [{ kind: 'order', value: 'AB-123456' }]],
    ['202611018831002', [{ kind: 'order', value: '202611018831002' }]],
    ['6222021234567894', []],
    ['6222 0212 3456 7894 500元', []],
    ['2026110188310026', [{ kind: 'order', value: '2026110188310026' }]],
    ['lina@example.com', [{ kind: 'email', value: 'l***@example.com' }]],
    ['XQG100-B14 不转了', [{ kind: 'model', value: 'XQG100-B14' }]],
    ['等了3天，花了2000块', []],
    ['订单号是多少', []],
  ])('in %s', (text, facts) => {
    expect(factsIn(text)).toEqual(facts)
  })

  it('never show a phone number in full, however it is written', () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String)
    const phone = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.array(digit, { minLength: 9, maxLength: 9 }))
      .map(([second, rest]) => `1${second}${rest.join('')}`)
    fc.assert(
      fc.property(
        phone,
        fc.constantFrom('', ' ', '-'),
        fc.constantFrom('我电话', '电话：', '', '打'),
        (number, gap, before) => {
          const typed = `${before}${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
          const facts = factsIn(typed)
          expect(facts.map(({ kind }) => kind)).toEqual(['phone'])
          expect(JSON.stringify(facts)).not.toContain(number.slice(3, 7))
          expect(maskedContact(typed)).not.toContain(number.slice(3, 7))
        },
      ),
    )
  })

  it('are found in time in any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), text => {
        expect(factsIn(text).length).toBeLessThanOrEqual(12)
      }),
    )
    expect(factsIn('A1-'.repeat(1_300)).length).toBeLessThanOrEqual(12)
    expect(factsIn('订单号'.repeat(1_300)).length).toBeLessThanOrEqual(12)
  })
})
