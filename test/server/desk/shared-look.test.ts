import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSharedLook } from '../../../server/desk/shared-look.ts'

/** A look that shows how many changes there were when it began, and ends when it is let go. */
function heldLook() {
  let changes = 0
  let looks = 0
  let atOnce = 0
  const held: { readonly shows: number; end(isFault: boolean): void }[] = []
  const look = createSharedLook(() => {
    looks += 1
    atOnce += 1
    expect(atOnce).toBe(1)
    const shows = changes
    return new Promise<number>((resolve, reject) => {
      held.push({
        shows,
        end(isFault) {
          atOnce -= 1
          if (isFault) reject(new Error(`look ${shows}`))
          else resolve(shows)
        },
      })
    })
  })
  return {
    look,
    change: () => ++changes,
    looks: () => looks,
    async endOne(isFault = false) {
      held.shift()?.end(isFault)
      await new Promise(setImmediate)
    },
    isUnderWay: () => held.length > 0,
  }
}

describe('one look for many', () => {
  it('is shared by all who ask while another is under way, and begins after they asked', async () => {
    const { look, change, looks, endOne } = heldLook()
    const first = look()
    change()
    const others = Array.from({ length: 1_000 }, () => look())

    await endOne()
    await endOne()

    expect(await first).toBe(0)
    expect(new Set(await Promise.all(others))).toEqual(new Set([1]))
    expect(looks()).toBe(2)
  })

  it('that fails is told to who shared it, and to nobody else', async () => {
    const { look, endOne } = heldLook()
    const [first, second] = [look(), look()].map(each => each.catch(error => (error as Error).message))
    await endOne(true)
    await endOne()

    expect(await first).toBe('look 0')
    expect(await second).toBe(0)
  })

  it('never shows less than was there when it was asked for, and no two are under way at once', async () => {
    const step = fc.constantFrom('ask', 'change', 'end', 'fail')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async steps => {
        const { look, change, endOne, isUnderWay, looks } = heldLook()
        let changes = 0
        const asked: Promise<{ readonly least: number; readonly shown: number }>[] = []
        for (const each of steps) {
          const least = changes
          if (each === 'ask')
            asked.push(
              look().then(
                shown => ({ least, shown }),
                () => ({ least, shown: least }),
              ),
            )
          else if (each === 'change') changes = change()
          else await endOne(each === 'fail')
        }
        while (isUnderWay()) await endOne()

        for (const { least, shown } of await Promise.all(asked)) expect(shown).toBeGreaterThanOrEqual(least)
        expect(looks()).toBeLessThanOrEqual(asked.length)
      }),
    )
  })
})
