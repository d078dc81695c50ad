import { describe, expect, it } from '@jest/globals'
import { asksForSupervisor, ruleIn } from '../../bot/talk/rule-in.ts'

describe('what asks for care', () => {
  it.each([
    ['热水器漏电了，还投诉个什么', 'hazard'],
    ['水壶冒烟了', 'hazard'],
    ['叫你们主管来', 'supervisor'],
    ['我要投诉，让你们经理给我回电话', 'supervisor'],
    ['let me speak to your manager', 'supervisor'],
    ['再不处理我就打12315', 'authority'],
    ['我要找消协', 'authority'],
    ['I will take you to court', 'authority'],
    ['我要投诉你们', 'complaint'],
    ['你们就是骗子', 'insult'],
    ['this is unacceptable', 'insult'],
  ])('[R96] “%s” is %s', (text, rule) => {
    expect(ruleIn(text)).toBe(rule)
  })

  it.each([
    '12315 电话是多少',
    '怎么投诉',
    '漏电保护器怎么选',
    '我想买老板牌的油烟机',
    '送领导什么礼物好',
    '产品经理说过支持',
    '空调保修多久',
    '',
  ])('[R96] “%s” is nothing of the kind', text => {
    expect(ruleIn(text)).toBeNull()
    expect(asksForSupervisor(text)).toBe(false)
  })
})
