import { describe, expect, it } from '@jest/globals'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { otherChannel } from '../../../server/desk/other-channel.ts'
import { noticePhrase } from '../../../server/desk/phrases/notice-phrase.ts'

/** Monday, 2 November 2026, 10:00 and 22:00 in Shanghai. */
const MORNING = Date.UTC(2026, 10, 2, 2)
const NIGHT = Date.UTC(2026, 10, 2, 14)
const contact = (id: string, kind: 'phone' | 'email', value: string, hoursDesk: string | null = null) => ({
  ...{ id, kind, value, hoursDesk },
  title: { zh: id, en: id },
  checked: null,
})
const hotline = contact('热线', 'phone', '400-000-1234', 'hotline')
const emergency = contact('应急', 'phone', '400-000-1199')
const mail = contact('邮箱', 'email', 'service@shop.example')
const day = [{ from: 480, to: 1_200 }]
const shop = (...contacts: ReturnType<typeof contact>[]) =>
  ({
    contacts,
    hours: {
      timezone: 'Asia/Shanghai',
      desks: { hotline: { title: { zh: '', en: '' }, weekday: day, weekend: day, holiday: day } },
      holidays: { off: {}, worked: {} },
    },
  }) as unknown as Knowledge

describe('another channel', () => {
  it('[R60] is the hotline while somebody answers it, else the mailbox; never the emergency line', () => {
    const all = shop(hotline, emergency, mail)

    expect(otherChannel(all, 'zh-CN', MORNING)).toEqual({ isAnswered: true, name: '热线 400-000-1234' })
    expect(otherChannel(all, 'zh-CN', NIGHT)).toEqual({ isAnswered: false, name: '邮箱 service@shop.example' })
    expect(otherChannel(shop(hotline, emergency), 'zh-CN', NIGHT)).toBeNull()
    expect(otherChannel(shop(), 'zh-CN', MORNING)).toBeNull()
  })

  it.each([
    ['zh-CN', MORNING, /急事也可以拨打热线 400-000-1234。$/],
    ['zh-CN', NIGHT, /我们会主动联系您。也可以发邮件到邮箱 service@shop.example。$/],
    ['en', MORNING, /If it is urgent, try 热线 400-000-1234\.$/],
    ['en', NIGHT, /get in touch\. You can also write to us: 邮箱 service@shop.example\.$/],
  ] as const)('[R60] a mailbox is not offered for what is urgent (%s, %d)', (locale, at, said) => {
    const elsewhere = otherChannel(shop(hotline, mail), locale, at)

    const facts = { reason: null, agent: null, opening: null, absent: null, elsewhere }
    expect(noticePhrase({ kind: 'replyLate' }, facts, locale)).toMatch(said)
  })
})
