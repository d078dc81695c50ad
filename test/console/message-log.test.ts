import { describe, expect, it } from '@jest/globals'
import { append, mergeSynced } from '../../console/desk/message-log.ts'
import { messageOf } from './sample-messages.ts'

describe('message log', () => {
  it('takes the next message and reports no gap', () => {
    const { log, hasGap } = append([messageOf(1)], messageOf(2))

    expect(log.map(message => message.seq)).toEqual([1, 2])
    expect(hasGap).toBe(false)
  })

  it('drops a message that it already holds', () => {
    const log = [messageOf(1), messageOf(2)]

    expect(append(log, messageOf(2, { text: '又一次' }))).toEqual({ log, hasGap: false })
  })

  it('[L7] reports a gap instead of showing messages out of order', () => {
    const log = [messageOf(1)]

    expect(append(log, messageOf(3))).toEqual({ log, hasGap: true })
  })

  it('merges a synced run with what was pushed in the meantime', () => {
    const merged = mergeSynced([messageOf(1), messageOf(2)], [messageOf(3), messageOf(2), messageOf(4)])

    expect(merged.map(message => message.seq)).toEqual([1, 2, 3, 4])
  })
})
