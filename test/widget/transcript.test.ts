import { describe, expect, it } from '@jest/globals'
import type { Message } from '../../protocol/message.ts'
import { createTranscript } from '../../widget/delivery/transcript.ts'

const message = (seq: number): Message => ({ seq, id: `m${seq}`, from: 'bot', at: seq, text: `text ${seq}` })
const range = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, i) => message(from + i))

function setUp(stored: Message[], perAnswer = 200) {
  const asked: number[] = []
  let shown: readonly Message[] = []
  const transcript = createTranscript({
    async sync(after) {
      asked.push(after)
      const messages = stored.slice(after, after + perAnswer)
      return { ok: true, data: { messages, head: stored.length, status: { status: 'bot' } } }
    },
    onMessages: all => {
      shown = all
    },
    onStatus: () => {},
  })
  return { transcript, asked, shown: () => shown.map(({ seq }) => seq) }
}
const settle = () => new Promise(resolve => setTimeout(resolve, 5))

describe('the transcript', () => {
  it('[R24] fetches a history in as many answers as it takes', async () => {
    const { transcript, shown } = setUp(range(1, 90), 20)

    await transcript.begin(90, false)

    expect(shown()).toEqual(range(1, 90).map(({ seq }) => seq))
  })

  it('drops what it has and fetches what is missing', async () => {
    const stored = range(1, 3)
    const { transcript, asked, shown } = setUp(stored)
    await transcript.begin(3, false)
    stored.push(...range(4, 6))

    transcript.receive(message(3))
    transcript.receive(message(6))
    await settle()

    expect(shown()).toEqual([1, 2, 3, 4, 5, 6])
    expect(asked).toEqual([0, 3])
  })

  it('heals when the desk only tells its head', async () => {
    const stored = range(1, 2)
    const { transcript, shown } = setUp(stored)
    await transcript.begin(2, false)
    stored.push(message(3))

    transcript.headIs(3)
    await settle()

    expect(shown()).toEqual([1, 2, 3])
  })

  it('begins a long history near its end and loads the rest when asked', async () => {
    const { transcript, asked, shown } = setUp(range(1, 250))

    await transcript.begin(250, false)
    const first = shown()
    await transcript.loadEarlier()
    await transcript.loadEarlier()

    expect(first[0]).toBe(151)
    expect(asked).toEqual([150, 50, 0])
    expect(shown()).toHaveLength(250)
    expect(transcript.hasEarlier()).toBe(false)
  })

  it('does not ask for ever when the desk names a head that it does not deliver', async () => {
    const { transcript, asked } = setUp(range(1, 2))
    await transcript.begin(2, false)

    transcript.headIs(9)
    await settle()

    expect(asked).toEqual([0, 2])
  })

  it('forgets one conversation when another begins, even while it is being read', async () => {
    const { transcript, shown } = setUp(range(1, 3))

    const first = transcript.begin(3, false)
    await Promise.all([first, transcript.begin(3, false)])

    expect(shown()).toEqual([1, 2, 3])
  })
})
