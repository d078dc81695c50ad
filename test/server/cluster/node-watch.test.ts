import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { type NodeWatch, watchNodes } from '../../../server/cluster/node-watch.ts'

describe('the watch over the other nodes', () => {
  let told: string[]
  /** Whether what is sent comes back. */
  let isHeard: boolean
  let watch: NodeWatch

  beforeEach(() => {
    jest.useFakeTimers()
    told = []
    isHeard = true
    watch = watchNodes('here', {
      beat: () => isHeard && watch.heard('here'),
      onAway: () => told.push('away'),
      onBack: () => told.push('back'),
      onNodes: others => told.push(`${others} others`),
    })
  })
  afterEach(() => {
    watch.stop()
    jest.useRealTimers()
  })

  it('knows nothing until the first beat is back, and a start waits for it', async () => {
    const first = watch.first(3_000)
    expect(watch.isAway()).toBe(true)

    jest.advanceTimersByTime(60)
    await first

    expect(watch.isAway()).toBe(false)
    expect(told).toEqual(['back'])
  })

  it('lets a start go on without', async () => {
    isHeard = false
    const first = watch.first(3_000)

    jest.advanceTimersByTime(3_000)
    await first

    expect(watch.isAway()).toBe(true)
    expect(told).toEqual([])
  })

  it('says once that beats no longer come back, and once that they do', () => {
    jest.advanceTimersByTime(1_000)
    isHeard = false
    jest.advanceTimersByTime(20_000)
    expect(watch.isAway()).toBe(true)
    isHeard = true
    jest.advanceTimersByTime(20_000)

    expect(watch.isAway()).toBe(false)
    expect(told).toEqual(['back', 'away', 'back'])
  })

  it('forgives one beat that is lost', () => {
    jest.advanceTimersByTime(1_000)
    isHeard = false
    jest.advanceTimersByTime(800)
    isHeard = true
    jest.advanceTimersByTime(1_600)

    expect(told).toEqual(['back'])
  })

  it('takes others for granted while it can not know, and forgets one of which nothing is heard', () => {
    jest.advanceTimersByTime(100)
    expect(watch.areOthersThere()).toBe(true)
    watch.heard('there')
    jest.advanceTimersByTime(14_000)
    expect(watch.areOthersThere()).toBe(true)
    jest.advanceTimersByTime(5_000)

    expect(watch.areOthersThere()).toBe(false)
    expect(told).toEqual(['back', '1 others', '0 others'])
  })
})
