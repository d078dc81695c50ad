import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { newDialog } from '../../bot/decision.ts'
import { askExpectations } from '../../knowledge/ask-expectations.ts'
import { openEngines } from '../../knowledge/build-engines.ts'
import { openBot, openKnowledge } from '../../knowledge/build-knowledge.ts'
import type { KnowledgeContent } from '../../knowledge/content.ts'
import { foldText } from '../../knowledge/fold-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { prepareKnowledge } from '../../knowledge/prepare.ts'
import { readKnowledge } from '../../knowledge/read-knowledge.ts'

const DIR = fileURLToPath(new URL('../../knowledge/', import.meta.url))
const LEARNED = fileURLToPath(new URL('../../node_modules/.cache/switchboard', import.meta.url))

/** `question > entry`, one a line or separated by "|". */
const table = (text: string) =>
  text
    .split(/[|\n]/)
    .filter(row => row.includes('>'))
    .map(row => row.split('>').map(cell => cell.trim()) as [string, string])

/** Two of the questions that the shop has to answer word for word. */
const WORD_FOR_WORD = ['我的订单到哪里了?', '如何申请退货?']
const COMMON = table(`
我家格力那种挂机空调能保几年 > warranty-air-conditioner | 洗衣机保到什么时候 > warranty-washer | 买的冰箱质保是多长 > warranty-fridge
我的订单到哪里了? > order-track | 我买的东西走到哪儿了呀 > order-track | 如何申请退货? > return-how | 我要退掉它，怎么操作 > return-how
手机的参数和说明书哪里能看 > presale-parameters
`)
const BEFORE_THE_SALE = table(`
20平的卧室装几匹空调够 > presale-ac-size | 客厅三米远看电视买多少寸 > presale-tv-size | 三口之家冰箱买多少升的 > presale-fridge-size
现在买是不是最便宜 > presale-price | 这个月有啥活动没 > presale-promotion | 这俩型号有啥不一样 > presale-compare-models
旧冰箱能抵钱换新吗 > presale-trade-in | 双开门冰箱电梯进得去吗 > presale-fit-door | 变频的和定频的买哪种 > presale-ac-compare
一级能效和三级差多少电 > presale-energy-label
`)
const ORDERS = table(`
付了钱三天了还没发 > order-not-shipped | 收货地址填错了想改一下 > order-change-address | 想开张发票 > invoice-how
发票抬头写错了能重开吗 > invoice-title | 你们发的是什么快递 > order-courier | 券用不了是咋回事 > order-coupon | 几天可以收到货 > shipping-time
不买了，把单子取消 > order-cancel | 显示签收了可是我没拿到 > shipping-signed-not-received | 能不能约周六送 > order-delivery-time
支持花呗分期不 > payment-instalment | 扣了我两次钱 > payment-double-charge
`)
const AFTER_THE_SALE = table(`
新买的空调怎么约师傅来装 > install-booking | 空调打孔要钱不 > install-hole | 洗衣机坏了怎么报修 > repair-booking | 师傅上门要收多少钱 > repair-visit-fee
想换一台新的怎么换 > return-exchange | 怎么约清洗空调 > cleaning-booking | 搬家空调要挪个地方 > install-move | 我要提个意见 > complaint-suggestion
投诉了几天能给答复 > complaint-time-limit | 换上去的零件保多久 > warranty-replaced-parts | 退的钱几天能回来 > refund-time
`)
const PHONES = table(`
手机系统更新不了 > phone-update | 手机电掉得特别快 > phone-battery | 送修的手机修到哪步了 > phone-repair-progress | 手机泡水了开不了 > phone-water
手机屏幕摔裂开了 > phone-screen | 手机越用越卡 > phone-slow | 换新手机资料怎么弄过去 > phone-backup
`)
/** Look up, change, send back, complain: of the same thing. */
const INTENTS = table(`
查一下我的订单物流 > order-track | 我想改订单的颜色 > order-change-item | 这个订单我要退货 > return-how | 送货的把我东西摔了我想投诉怎么弄 > complaint-logistics
退款进度在哪查 > refund-progress | 改一下上门时间 > install-reschedule | 退货被驳回了怎么办 > return-rejected | 怎么查投诉处理到哪了 > complaint-progress
`)
const TYPOS = table(`
kongtiao baoxiu duojiu > warranty-air-conditioner | kongtiaobuzhileng > ac-not-cooling | kongtiao bu zhi leng zenmeban > ac-not-cooling
zenmetuihuo > return-how | zenme kai fapiao > invoice-how | bingxiangbuzhileng > fridge-not-cold | dianshi mei shengyin > tv-no-sound
空调不智冷 > ac-not-cooling | 空条的质保多久 > warranty-air-conditioner | 洗衣几漏水 > washer-leaks | 怎么开发漂 > invoice-how | 怎么退火 > return-how
空调不不制冷 > ac-not-cooling | 空调不制 > ac-not-cooling | 洗衣机它排 不 了 水啊 > washer-no-drain | 冰箱结结霜 > fridge-frost
空調不製冷怎麼辦 > ac-not-cooling | 冰箱保固多久 > warranty-fridge | 發票怎麼開 > invoice-how | ＰＬＵＳ会员都有啥权益 > membership-plus
空调 bu zhileng > ac-not-cooling | kongtiao不制冷 > ac-not-cooling | tv没声音 > tv-no-sound | 怎么reset wifi电视连不上 > tv-network
我要tuihuo > return-how | order 到哪了 > order-track
`)
const CODES = table(`
空调e3 > ac-code-e3 | E3 > ac-code-e3 | 空调报E 3 > ac-code-e3 | 屏幕显示Ｆ１ > ac-code-f1 | 空调面板跳F3怎么回事 > ac-code-f3 | 冰箱出H1了 > fridge-code-h1
洗衣机e-20 > washer-code-e20 | U3是啥故障 > washer-code-u3
`)
const ENGLISH = table(`
where has my parcel got to > en-track-order | I'd like to send this back > en-return-how | my aircon blows warm air > en-ac-not-cooling | how much do you charge for a visit > en-repair-fee
can I get a tax invoice > en-invoice-get | the screen of my phone broke > en-phone-screen | can you hang the tv on the wall > en-install-tv-wall | how do I retrun an itme > en-return-how
is the fridge still under waranty > en-warranty-fridge | cancel my order pls > en-order-cancel
`)

describe('the sample shop', () => {
  let knowledge: Knowledge
  let expectations: KnowledgeContent['expectations']
  beforeAll(async () => {
    const prepared = await prepareKnowledge({ dir: DIR, cacheDir: LEARNED, now: Date.now(), former: {} })
    const published = prepared.published!
    knowledge = openKnowledge(published, openBot(published, openEngines(published, prepared.learned)))
    expectations = (await readKnowledge(DIR)).content.expectations
  }, 300_000)

  const decisionOn = (text: string) => knowledge.bot.decide({ text, language: 'zh' }, newDialog()).decision

  /** Entries that the bot answers with, or offers; the likeliest first. */
  function thoughtsOn(text: string): readonly string[] {
    const decision = decisionOn(text)
    if (decision.kind === 'answer') return decision.answers.map(({ entryId }) => entryId)
    return decision.kind === 'askBack' ? decision.entryIds : [decision.kind]
  }

  const all = [COMMON, BEFORE_THE_SALE, ORDERS, AFTER_THE_SALE, PHONES, INTENTS, TYPOS, ENGLISH].flat()

  it('[L1] answers everything that its tests/ expect', () => {
    const unmet = askExpectations(expectations, knowledge.bot).filter(({ isOffered }) => !isOffered)

    expect(unmet.map(({ ask, expect: id, got }) => `${ask} → ${id}, but ${got}`)).toEqual([])
  })

  it('is asked here what none of its variants says', () => {
    const known = new Set(knowledge.entries.flatMap(({ question, variants }) => [question, ...variants]).map(foldText))

    expect(all.map(([ask]) => ask).filter(ask => known.has(foldText(ask)))).toEqual(WORD_FOR_WORD)
  })

  it.each([
    ['[R30] common questions', COMMON],
    ['[R31] [R32] questions before the sale', BEFORE_THE_SALE],
    ['[R31] [R33] questions about orders', ORDERS],
    ['[R31] [R34] questions after the sale', AFTER_THE_SALE],
    ['[R31] [R37] questions about phones', PHONES],
    ['[R39] look up, change, send back and complain apart', INTENTS],
    ['[L4] pinyin, homophones, slips, traditional and full-width characters', TYPOS],
    ['[R30] English questions', ENGLISH],
  ])('%s: nine of ten are answered or offered, hardly one wrongly', (_, questions) => {
    const missed = questions.filter(([ask, id]) => !thoughtsOn(ask).includes(id))
    const wrong = missed.filter(([ask]) => decisionOn(ask).kind === 'answer')

    expect({ missed, share: missed.length / questions.length <= 0.1 }).toEqual({ missed, share: true })
    expect({ wrong, share: wrong.length / questions.length <= 0.05 }).toEqual({ wrong, share: true })
  })

  it('[R61] says where to appeal outside the shop', () => {
    expect(thoughtsOn('你们处理不了的话，外面还有哪个部门可以申诉')).toContain('complaint-appeal')
    expect(knowledge.entry('complaint-appeal')?.answer).toMatch(/消费者协会[\s\S]*市场监督管理/)
  })

  it.each(CODES)('[R36] "%s" leads to %s', (ask, id) => expect(thoughtsOn(ask)[0]).toBe(id))

  it.each([
    ['能开发票吗，运费多少，多久到', 'invoice-how shipping-fee shipping-time'],
    [
      'do you give invoices, how much is shipping, when will it arrive?',
      'en-invoice-get en-shipping-fee en-shipping-time',
    ],
    ['My washing machine is leaking. What should I do?', 'en-washer-leaks'],
    ['买完降价了怎么办，有价保吗', 'price-protection'],
    ['空调不制冷，是不是坏了，要修吗', 'ac-not-cooling'],
  ])('"%s" is answered by %s', (text, ids) => expect(thoughtsOn(text).join(' ')).toBe(ids))

  it('offers what the question behind a story may mean by itself, and does not answer it', () => {
    expect(decisionOn('我昨天买的空调，能退吗').kind).toBe('askBack')
    expect(thoughtsOn('我昨天买的空调，能退吗')).toEqual(['return-no-reason', 'return-opened'])
    expect(decisionOn('我昨天买的空调').kind).toBe('handOver')
  })

  it.each([
    ['怎么预约安装,电视黑屏', 'install-booking tv-black-screen'],
    ['怎么退货 退款多久到账', 'return-how refund-time'],
    ['1、空调保修多久\n2、怎么退货', 'warranty-air-conditioner return-how'],
    ['怎么退货，飞机票多少钱', 'return-how'],
  ])('passes over no matter of %j', (text, ids) => {
    const decision = decisionOn(text)

    expect(decision.kind === 'answer' && decision.answers.map(({ entryId }) => entryId).join(' ')).toBe(ids)
  })

  it('names the question that it has no answer to beside the one that it answers', () => {
    const decision = decisionOn('怎么退货，飞机票多少钱')

    expect(decision.kind === 'answer' && decision.open?.texts).toEqual(['飞机票多少钱'])
  })

  it('[R36] a code of one machine is no answer for another', () => {
    for (const ask of ['空调报E3', '空调显示E3不制冷怎么办', '空调漏水显示E4'])
      expect(decisionOn(ask).kind).toBe('answer')
    for (const ask of ['冰箱报E3', '电视显示E3', '冰箱显示E5']) expect(decisionOn(ask).kind).toBe('askBack')
    expect(thoughtsOn('空调显示P8')[0]).toBe('ac-code-other')
  })

  it('who does not want to send anything back is not told how', () => {
    for (const ask of ['我不想退货', '我没说要退货']) expect(decisionOn(ask).kind).toBe('askBack')
    expect(thoughtsOn('不想要了怎么退')).toContain('return-how')
  })

  it.each(['那冰箱呢', '洗衣机呢？'])('[R30] after a warranty, "%s" is about a warranty', text => {
    const { dialog } = knowledge.bot.decide({ text: '空调保修多久' }, newDialog())
    const { decision } = knowledge.bot.decide({ text }, dialog)

    expect(decision.kind === 'answer' && decision.answers[0]!.entryId).toMatch(/^warranty-(fridge|washer)$/)
  })

  it.each(['我妈说空调不制冷', '那款冰箱保修多久', '格力的空调能清洗吗'])(
    'reads the common characters of "%s" as they are typed',
    text => {
      const [suggestion] = knowledge.bot.suggest(text, 1)

      expect(suggestion?.explanation.repairs.filter(({ by }) => by === 'pinyin')).toEqual([])
    },
  )

  it('[R36] knows an order number, and offers no other entry for it', () => {
    for (const ask of ['20260901123456789', '订单号20260901123456789', '单号 SF1234567890123 到哪了']) {
      const thoughts = thoughtsOn(ask)
      expect(thoughts.filter(id => /code/.test(id))).toEqual([])
    }
    expect(thoughtsOn('单号 SF1234567890123 到哪了')).toContain('order-track')
    expect(thoughtsOn('20260901123456789')[0]).toMatch(/^order-/)
    expect(thoughtsOn('where is my parcel AB1234567890')).toContain('en-track-order')
  })
})
