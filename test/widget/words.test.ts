import { describe, expect, it } from '@jest/globals'
import type { Status } from '../../protocol/message.ts'
import { contrast, groundOf, parseHex, readable, WHITE } from '../../widget/look/colour.ts'
import { en } from '../../widget/text/en.ts'
import { describeStanding } from '../../widget/text/standing.ts'
import { createTimes } from '../../widget/text/times.ts'
import { zhCN } from '../../widget/text/zh-cn.ts'

const NOW = new Date(2026, 9, 12, 21, 5).getTime()
const TOMORROW_8 = new Date(2026, 9, 13, 8, 0).getTime()
const inChinese = (status: Status | null) => describeStanding(status, zhCN, createTimes('zh-CN', zhCN), NOW)
const inEnglish = (status: Status | null) => describeStanding(status, en, createTimes('en', en), NOW)

describe('who is speaking now', () => {
  it('[R50] says the honest place in the queue and the range of the wait', () => {
    const status: Status = { status: 'queued', queue: { position: 3, waitSeconds: [130, 235] } }

    expect(inChinese(status)).toBe('排队第 3 位 · 约 2–4 分钟')
    expect(inEnglish(status)).toBe('No. 3 in line · 2–4 min')
  })

  it('[R50] promises no minutes while nobody is there', () => {
    const status: Status = { status: 'queued', queue: { position: 3, waitSeconds: [130, 1_800], isStaffed: false } }

    expect(inChinese(status)).toBe('排队第 3 位 · 人工暂时不在线')
    expect(inEnglish(status)).toBe('No. 3 in line · Nobody online now')
  })

  it('[R50] does not make a range of one number, nor zero minutes of a short wait', () => {
    const wait = (low: number, high: number) =>
      inChinese({ status: 'queued', queue: { position: 1, waitSeconds: [low, high] } })

    expect(wait(10, 50)).toBe('排队第 1 位 · 约 1 分钟内')
    expect(wait(30, 100)).toBe('排队第 1 位 · 约 1–2 分钟')
    expect(wait(180, 180)).toBe('排队第 1 位 · 约 3 分钟')
  })

  it('[R62] names the agent with the number', () => {
    expect(inChinese({ status: 'agent', agent: { name: '李娜', number: '1024' } })).toBe('李娜 · 工号 1024')
  })

  it('[R49] says when the closed desk opens again', () => {
    expect(inChinese({ status: 'offline', opensAt: TOMORROW_8 })).toBe('人工 明天 8:00 上班 · 可留言')
    expect(inEnglish({ status: 'offline', opensAt: TOMORROW_8 })).toBe('Back tomorrow 08:00 · leave a note')
    expect(inChinese({ status: 'offline', opensAt: null })).toBe('人工暂时不在线')
  })

  it('has something to say in every state', () => {
    for (const status of [
      null,
      { status: 'bot' },
      { status: 'queued' },
      { status: 'agent' },
      { status: 'closed' },
    ] as const)
      for (const line of [inChinese(status), inEnglish(status)]) expect(line).toBeTruthy()
  })
})

describe('times', () => {
  it('are said as people say them', () => {
    const { day } = createTimes('zh-CN', zhCN)

    expect(day(NOW, NOW)).toBe('今天 21:05')
    expect(day(NOW - 24 * 3_600_000, NOW)).toBe('昨天 21:05')
    expect(day(new Date(2026, 7, 3, 14, 2).getTime(), NOW)).toBe('8月3日周一 14:02')
    expect(day(new Date(2025, 7, 3, 14, 2).getTime(), NOW)).toBe('2025年8月3日 14:02')
  })
})

describe('the dictionaries', () => {
  it('say the same things, each in its language', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort())
    expect(Object.keys(en.failure)).toEqual(Object.keys(zhCN.failure))
    expect(JSON.stringify(en)).not.toMatch(/[一-鿿]/)
  })
})

describe("a shop's own colour", () => {
  it.each(['#1466ff', '#ffe600', '#000', '#fff', '#00b894', '#e4393c'])('%s stays readable on both themes', hex => {
    const colour = parseHex(hex)!
    const onLight = readable(colour, [[238, 243, 250]], [0, 0, 0])
    const onDark = readable(colour, [[36, 43, 52]], WHITE)
    const { ground, text } = groundOf(colour)

    expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(onLight, [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(onDark, [27, 33, 41])).toBeGreaterThanOrEqual(4.5)
  })

  it('is a colour and nothing else', () => {
    expect(parseHex('red;}*{display:none')).toBeNull()
  })
})
