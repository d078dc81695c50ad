import { describe, expect, it } from '@jest/globals'
import { complainsOfAgent, numberOfAgent } from '../../bot/talk/complains-of-agent.ts'
import { ruleIn } from '../../bot/talk/rule-in.ts'

describe('a complaint about one of the team', () => {
  it.each([
    '我要投诉客服',
    '投诉你们客服',
    '投诉你们工号1024',
    '我想投诉刚才那个客服',
    '举报工号 1024 的客服',
    '客服态度太差了',
    '你们那个客服说话态度恶劣',
    '工号1024态度很差',
    '刚才的客服骂人',
    'I want to complain about your agent',
    'I want to report the agent',
    'the agent was very rude',
  ])('[R91] is heard in "%s"', text => {
    expect(complainsOfAgent(text)).toBe(true)
    expect(ruleIn(text)).toBe('aboutAgent')
  })

  it.each([
    '投诉客服电话是多少',
    '客服投诉电话',
    '转投诉客服',
    '帮我找投诉客服',
    '怎么投诉客服',
    '投诉渠道有哪些',
    '我要投诉快递',
    '我要投诉你们的洗衣机',
    '人工客服',
    '你们客服几点上班',
    '客服态度很好',
    'how do I reach an agent',
    'report a fault',
    'I want to talk to an agent',
  ])('[R91] is not heard in "%s"', text => {
    expect(complainsOfAgent(text)).toBe(false)
  })

  it('[R91] is meant for who is here when it is said to their face, and only then', () => {
    for (const text of ['我要投诉你', '你态度怎么这么差', '我投诉您']) {
      expect(complainsOfAgent(text, true)).toBe(true)
      expect(complainsOfAgent(text)).toBe(false)
    }
    expect(complainsOfAgent('我要投诉你们公司', true)).toBe(false)
  })

  it('may name a number', () => {
    expect(numberOfAgent('投诉你们工号1024')).toBe('1024')
    expect(numberOfAgent('投诉工号：A-17 的客服')).toBe('A-17')
    expect(numberOfAgent('我要投诉客服 1031')).toBe('1031')
    expect(numberOfAgent('我要投诉客服')).toBeNull()
  })
})
