import { describe, expect, it } from '@jest/globals'
import { createBreathe } from '../../../server/content/breathe.ts'
import { findMisses, type Miss } from '../../../server/content/find-misses.ts'
import { groupMisses, middleOf } from '../../../server/content/group-misses.ts'
import { plainText } from '../../../server/content/likeness.ts'
import { maskNumbers } from '../../../server/content/mask-numbers.ts'
import type { Question } from '../../../server/store/conversation-store.ts'

const NOON = Date.UTC(2026, 10, 20, 4)

function miss(text: string, nearestId: string | null = null): Miss {
  return { text, plain: plainText(text), at: NOON, reason: 'unanswered', nearestId, knowledgeVersion: 'v1' }
}

async function groupsOf(...texts: string[]) {
  const groups = await groupMisses(
    texts.map(text => miss(text)),
    [],
    createBreathe(),
  )
  return groups.map(({ misses }) => misses.map(({ text }) => text))
}

describe('[L10] groups of missed questions', () => {
  it('hold what is alike, whatever its signs, width and case', async () => {
    expect(
      await groupsOf(
        '能开专票吗',
        '能开专票吗？？',
        'Do you ship abroad',
        '可以以旧换新么',
        'DO YOU SHIP ABROAD?',
        '能不能以旧换新',
      ),
    ).toEqual([
      ['能开专票吗', '能开专票吗？？'],
      ['Do you ship abroad', 'DO YOU SHIP ABROAD?'],
      ['可以以旧换新么', '能不能以旧换新'],
    ])
  })

  it('are joined more readily when the same entry came nearest', async () => {
    const texts = ['退货运费谁出', '运费我来付吗退货']
    const near = await groupMisses(
      texts.map(text => miss(text, 'shipping-fee')),
      [],
      createBreathe(),
    )

    expect(await groupsOf(...texts)).toHaveLength(2)
    expect(near).toHaveLength(1)
  })

  it.each([
    ['这个空调能退吗', '这个空调不能退怎么办'],
    ['手机收到验证码', '手机收不到验证码'],
    ['怎么开通自动续费', '怎么取消自动续费'],
    ['扫地机器人怎么开机', '扫地机器人怎么关机'],
    ['发货前可以改地址吗', '发货后可以改地址吗'],
    ['can i return an opened kettle', "why can't i return an opened kettle"],
    ['my fridge is cooling', 'my fridge is not cooling'],
    ['how do i turn on the child lock', 'how do i turn off the child lock'],
    ['the room is too hot', 'the room is too cold'],
  ])('keep opposites apart, whatever came nearest: "%s" and "%s"', async (...texts) => {
    const near = await groupMisses(
      texts.map(text => miss(text, 'same')),
      [],
      createBreathe(),
    )

    expect(near.map(({ misses }) => misses.map(({ text }) => text))).toEqual(texts.map(text => [text]))
  })

  it.each([
    ['这个空调能退吗', '这个空调能不能退'],
    ['空调订单发货了吗', '空调订单发货没有'],
    ['空调退款到账了吗', '不好意思问一下空调退款到账了吗'],
    ['家里的空调一直不制冷', '家里的空调一直没法制冷'],
    ['怎么取消自动续费', '自动续费怎么关闭'],
    ['can i return the kettle', 'can i return the kettle or not'],
    ["the kettle doesn't heat", 'the kettle does not heat'],
  ])('hold what only seems to deny, and two who deny the same: "%s" and "%s"', async (...texts) => {
    expect(await groupsOf(...texts)).toEqual([texts])
  })

  it('are called after the question in their middle', async () => {
    const [group] = await groupMisses(
      ['那个能开专票吗我想问一下', '能开专票吗', '请问能开专票吗', '能开专票吗'].map(text => miss(text)),
      [],
      createBreathe(),
    )

    expect(group && middleOf(group)).toBe('能开专票吗')
  })

  it('are found in about the time that the questions call for, and the event loop is given back all along', async () => {
    const words = ['空调', '冰箱', '洗衣机', '发票', '退货', '安装', '保修', '快递', '优惠', '会员', '滤网', '遥控器']
    const ends = ['怎么弄', '多久能好', '要多少钱', '在哪里', '坏了怎么办', '可以换吗', '没有收到', '能便宜点吗']
    let seed = 7
    const pick = (list: readonly string[]) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return list[(seed >>> 8) % list.length] as string
    }
    const asked = (count: number): Question[] =>
      Array.from({ length: count }, (_, seq) => ({
        ...{ conversationId: `c${seq}`, seq, at: NOON + seq, isHelpful: null },
        text: `${pick(words)}${pick(words)}${pick(ends)}${pick(words)}${pick(ends)}`,
        bot: { decision: 'askBack', entryId: pick(words), confidence: 0.3, knowledgeVersion: 'v1' },
      }))
    /** In processor time, since other work on the machine must not count. */
    async function grouped(questions: readonly Question[]) {
      const [start, breathe] = [process.cpuUsage(), createBreathe()]
      const used = () => process.cpuUsage(start).user
      let [longest, last] = [0, 0]
      const timed = () => {
        longest = Math.max(longest, used() - last)
        const breath = breathe()
        last = used()
        return breath
      }
      const groups = await groupMisses(await findMisses(questions, timed), [], timed)
      return { groups, longest, used: used() }
    }
    await grouped(asked(2_000))

    const few = await grouped(asked(5_000))
    const many = await grouped(asked(20_000))

    expect(many.groups.length).toBeGreaterThan(10)
    expect(many.used / few.used).toBeLessThan(10)
    expect(many.longest).toBeLessThan(many.used / 4)
  })
})

describe('[L10] masking', () => {
  it.each([
    ['我电话13812345678', '我电话***'],
    ['138-1234-5678 急', '*** 急'],
    ['订单 JD20261122001 呢', '订单 *** 呢'],
    ['身份证31010119900101123X', '身份证***'],
    ['发到 lin.mei@example.com', '发到 ***@***'],
    ['１３８１２３４５６７８', '***'],
    ['E3 故障，KFR-35GW，2026年买的', 'E3 故障，KFR-35GW，2026年买的'],
  ])('%s → %s', (typed, masked) => {
    expect(maskNumbers(typed)).toBe(masked)
  })
})
