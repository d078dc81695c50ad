import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Prepared } from '../../knowledge/prepare.ts'
import { createReceiver, createSender, type Part } from '../../knowledge/prepared-parts.ts'
import { createContentPublisher } from '../../knowledge/publish-content.ts'
import { noKnownFiles, readSources } from '../../knowledge/read-knowledge.ts'
import { faq, TODAY } from './support/lint-samples.ts'

/** A thread's preparing: reads, publishes, remembers. */
function createPreparing() {
  const known = noKnownFiles()
  const publish = createContentPublisher()
  return (files: readonly (readonly [id: string, answer: string])[]): Prepared => {
    const sources = files.map(([id, answer]) => ({ file: `faq/${id}.zh.yaml`, text: faq({ id, answer }) }))
    const { content, problems } = readSources(sources, known)
    const published = files.length === 0 ? null : publish(content, TODAY)
    return { problems, today: TODAY, version: '', published, unmet: [], isOfSameFiles: false, learned: {} }
  }
}

async function received(receive: ReturnType<typeof createReceiver>, parts: readonly Part[]): Promise<Prepared> {
  // As another thread gets them: copies, never the sender's own objects.
  const queue = parts.map(part => structuredClone(part))
  return receive(() => queue.shift())
}

const files = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom('六年。', '十年。', '终身。')), {
  selector: ([id]) => id,
})

it('whatever is published after what, the receiver has the whole of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(files, { maxLength: 6 }), async states => {
      const prepare = createPreparing()
      const [send, receive] = [createSender(), createReceiver()]
      for (const state of states) {
        const prepared = prepare(state)
        expect(await received(receive, send(prepared))).toEqual(prepared)
      }
    }),
    { numRuns: 60 },
  )
})

it('an entry that did not change is not sent again, and is the same object as before', async () => {
  const prepare = createPreparing()
  const [send, receive] = [createSender(), createReceiver()]
  const before = await received(
    receive,
    send(
      prepare([
        ['a', '六年。'],
        ['b', '六年。'],
      ]),
    ),
  )

  const parts = send(
    prepare([
      ['a', '六年。'],
      ['b', '十年。'],
    ]),
  )
  const after = await received(receive, parts)

  const sent = parts.flatMap(part => ('of' in part && part.of === 'entries' ? part.items : []))
  expect(sent).toMatchObject([{ id: 'b', answer: '十年。' }])
  expect(after.published?.entries[0]).toBe(before.published?.entries[0])
})
