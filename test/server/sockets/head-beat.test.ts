import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { startHeadBeat } from '../../../server/sockets/head-beat.ts'

const EVERY_MS = 10_000

describe('heads', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  it('[L7] reach everybody once in their time, though others come and go', () => {
    const stays = { name: 'stays' }
    const listeners = new Set<object>([{}, stays])
    let times = 0
    const stop = startHeadBeat({
      listeners: () => listeners,
      beat: async listener => {
        if (listener === stays) times += 1
      },
      onFault() {},
      everyMs: () => EVERY_MS,
    })

    for (let passed = 0; passed < 20 * EVERY_MS; passed += EVERY_MS / 20) {
      const [first] = [...listeners].filter(listener => listener !== stays)
      listeners.delete(first ?? {})
      listeners.delete(stays)
      listeners.add({}).add(stays)
      jest.advanceTimersByTime(EVERY_MS / 20)
    }

    expect(times).toBe(20)
    stop()
  })
})
