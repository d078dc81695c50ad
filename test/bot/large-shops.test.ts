import { describe, expect, it } from '@jest/globals'
import { createEngine } from '../../bot/build-engine.ts'
import type { BotEntry } from '../../bot/entry.ts'
import type { Kept } from '../../bot/learn/keep.ts'

const WORKS = (
  'paint wash repair sell rent move insure measure polish store lift wrap weigh heat cool open lock label sharpen ' +
  'fold drain fill sort print scan tune oil wax dye iron stack crush peel grind bend cut drill glue sand rinse'
).split(' ')
const THINGS = (
  'boat chair lamp piano tent saddle barrel ladder kettle mirror carpet fence violin drum sledge wagon anchor candle ' +
  'bench basket helmet oven raft flute statue curtain bucket canoe pillow desk clock stove cradle trunk shelf sail gate ' +
  'harp rope bell window bicycle umbrella jacket boot ring necklace watch camera radio telescope typewriter printer ' +
  'freezer toaster sofa mattress blanket vase teapot plate knife spoon bottle cork cage kennel aquarium trailer tractor ' +
  'scooter pram swing slide trampoline racket ski skate surfboard hammock grill chimney gutter roof wall floor door lock ' +
  'key map globe easel loom'
).split(' ')
const UNKNOWN_THINGS = 'visa marathon allergy password tortoise divorce pension'.split(' ')

/** An entry for each work on each thing, asked in three ways. */
function shopOf(things: readonly string[]): BotEntry[] {
  return things.flatMap(thing =>
    WORKS.map(work => ({
      ...{ id: `${work}-${thing}`, language: 'en' as const },
      questions: [
        `can you ${work} my ${thing}`,
        `what does it cost to ${work} a ${thing}`,
        `how long until the ${thing} is ready if you ${work} it`,
      ],
    })),
  )
}

describe.each([
  ['that a classifier is learned of', 9, true],
  ['with too many entries for a classifier', 90, false],
] as const)('a shop %s', (_, many, isLearned) => {
  const things = THINGS.slice(0, many)
  const shop = shopOf(things)
  const engine = createEngine(shop)
  const confidenceIn = (text: string) => engine.match(text).top[0]?.confidence ?? 0

  it('is such a shop', () => {
    expect((engine.learned() as Kept).model.classifier !== null).toBe(isLearned)
  })

  it('finds what it is asked for', () => {
    const asked = shop.filter((_, i) => i % 29 === 0)

    const found = asked.filter(({ id }) => {
      const [work, thing] = id.split('-')
      return engine.match(`i would like you to ${work} the old ${thing} i have`).top[0]?.id === id
    })

    expect(found.length / asked.length).toBeGreaterThan(0.9)
  })

  it('is less sure of what it does not know, and answers none of it', () => {
    const [known, unknown] = [things.slice(0, 9), UNKNOWN_THINGS].map(asked =>
      asked.flatMap(thing =>
        ['wash', 'sell', 'insure'].map(work => confidenceIn(`please could you ${work} the ${thing}`)),
      ),
    )
    const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

    expect(mean(known!)).toBeGreaterThan(mean(unknown!) + 0.2)
    expect(unknown!.filter(confidence => confidence >= engine.answerFrom)).toEqual([])
  })
})
