import { describe, expect, it } from '@jest/globals'
import { soundsUpset } from '../../bot/talk/anger.ts'
import { reportsHazard } from '../../bot/talk/hazards.ts'
import { pleasantriesIn } from '../../bot/talk/small-talk.ts'
import { normalize } from '../../bot/text/normalize.ts'

describe('[R55] hazards', () => {
  it.each([
    '洗衣机漏电了',
    '我被电到了',
    '插座冒烟',
    '冰箱起火了怎么办',
    '厨房有煤气味',
    '热水器漏气',
    '空调爆炸了',
    '一股烧焦味',
    '电视机着火了',
    '一直冒烟会不会爆炸',
    'I got an electric shock',
    'smoke is coming from the washer',
    'there is a burning smell',
    'my oven is on fire',
    'I smell gas',
    'the battery exploded',
    'sparks from the plug',
    '洗衣機漏電',
  ])('hears the danger in "%s"', text => {
    expect(reportsHazard(normalize(text))).toBe(true)
  })

  it.each([
    '漏电保护器怎么接',
    '会不会漏电',
    '怎么防止漏电',
    '烟雾报警器多少钱',
    '空气炸锅怎么清洗',
    '灭火器',
    '没有冒烟',
    'do you sell smoke detectors',
    'fire tv stick',
    'spark plugs for mower',
    'is it explosion proof',
    'no smoke',
    'smoke grey colour',
  ])('sees no danger in "%s"', text => {
    expect(reportsHazard(normalize(text))).toBe(false)
  })
})

describe('[R44] [R96] anger', () => {
  it.each([
    '我要投诉你们',
    '投诉你们！',
    '再不处理我就打12315',
    '我要去消协',
    '你们就是骗子',
    '垃圾公司',
    '什么破机器',
    '气死我了',
    '客服态度太差',
    '他妈的',
    '黑心商家',
    '我要曝光你们',
    '给我个说法',
    'this is ridiculous',
    'you are scammers',
    'worst service ever',
    'I will talk to my lawyer',
    'what a scam',
    'wtf',
    'I am furious',
    'you people are useless',
  ])('hears it in "%s"', text => {
    expect(soundsUpset(normalize(text))).toBe(true)
  })

  it.each([
    '怎么投诉',
    '投诉电话是多少',
    '投诉渠道有哪些',
    '12315是什么',
    '垃圾处理器怎么装',
    '垃圾桶多少钱',
    '滚筒洗衣机怎么用',
    '妈妈的手机能登录吗',
    '空调一直报警',
    '你好',
    'how do I make a complaint',
    'garbage disposal installation',
    'is this a scam call',
    'how do I report fraud',
    'robot vacuum',
  ])('hears none in "%s"', text => {
    expect(soundsUpset(normalize(text))).toBe(false)
  })
})

describe('small talk', () => {
  it.each([
    ['你好', 'greeting'],
    ['在吗', 'greeting'],
    ['您好，在吗？', 'greeting'],
    ['谢谢', 'thanks'],
    ['谢谢你！', 'thanks'],
    ['好的，谢谢', 'thanks'],
    ['再见', 'farewell'],
    ['谢谢，再见', 'farewell'],
    ['好的', 'acknowledgement'],
    ['嗯嗯', 'acknowledgement'],
    ['知道了', 'acknowledgement'],
    ['hello', 'greeting'],
    ['Hi there!', 'greeting'],
    ['thanks', 'thanks'],
    ['thank you so much', 'thanks'],
    ['bye', 'farewell'],
    ['ok', 'acknowledgement'],
    ['OK, thanks', 'thanks'],
    ['謝謝', 'thanks'],
    ['ＯＫ', 'acknowledgement'],
  ])('knows "%s" as %s', (text, topic) => {
    expect(pleasantriesIn(normalize(text))).toEqual({ rest: '', topic })
  })

  it.each([
    ['你好，空调保修多久', '空调保修多久'],
    ['你好空调保修多久', '空调保修多久'],
    ['在吗？我想退货', '我想退货'],
    ['Hi, how long is the warranty?', 'how long is the warranty?'],
    ['好的，那怎么退货', '那怎么退货'],
    ['怎么退货谢谢', '怎么退货'],
    ['可以退吗', '可以退吗'],
    ['行李箱有吗', '行李箱有吗'],
    ['早上送货吗', '早上送货吗'],
    ['好用吗', '好用吗'],
    ['where is my order, thanks', 'where is my order'],
    ['good fridge for two', 'good fridge for two'],
  ])('leaves the question of "%s"', (text, rest) => {
    expect(pleasantriesIn(normalize(text)).rest).toBe(rest)
  })
})
