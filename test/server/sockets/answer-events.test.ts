import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { DeskError } from '../../../server/errors.ts'
import { answerEvents } from '../../../server/sockets/answer-events.ts'

const schemas = { greet: z.strictObject({ name: z.string() }) }

/** A socket that says one thing, and what was acknowledged. */
function listening(handle: (payload: { name: string }) => Promise<unknown>, limit = async (): Promise<void> => {}) {
  const faults: unknown[] = []
  let say: (event: string, ...args: unknown[]) => void = () => {}
  const socket = {
    onAny(listener: typeof say) {
      say = listener
    },
  }
  answerEvents(socket, schemas, { greet: handle }, { limit, onFault: error => faults.push(error) })
  const ask = (event: string, payload: unknown) => new Promise(resolve => say(event, payload, resolve))
  return { ask, say: (event: string, ...args: unknown[]) => say(event, ...args), faults }
}

describe('an event on a socket', () => {
  it('is answered with what its handler found', async () => {
    const { ask } = listening(async ({ name }) => `Hello ${name}`)

    expect(await ask('greet', { name: 'Ada' })).toEqual({ ok: true, data: 'Hello Ada' })
  })

  it('that does not fit is refused by the name of the field, never by its value', async () => {
    const { ask } = listening(async () => null)

    const refused = await ask('greet', { name: 13912345678 })

    expect(refused).toMatchObject({ ok: false, code: 'BAD_PAYLOAD', message: expect.stringContaining('name') })
    expect(JSON.stringify(refused)).not.toContain('13912345678')
  })

  it.each(['nonsense', '__proto__', 'hasOwnProperty'])('that nobody knows is refused: %s', async event => {
    const { ask } = listening(async () => null)

    expect(await ask(event, {})).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
  })

  it('carries the code of an expected failure, and hides an unexpected one', async () => {
    const expected = listening(async () => {
      throw new DeskError('NOT_WAITING', 'too late')
    })
    const unexpected = listening(async () => {
      throw new Error('secret details')
    })

    expect(await expected.ask('greet', { name: 'Ada' })).toEqual({
      ok: false,
      code: 'NOT_WAITING',
      message: 'too late',
    })
    expect(await unexpected.ask('greet', { name: 'Ada' })).toMatchObject({ ok: false, code: 'INTERNAL' })
    expect(JSON.stringify(await unexpected.ask('greet', { name: 'Ada' }))).not.toContain('secret')
    expect(expected.faults).toEqual([])
    expect(unexpected.faults).toHaveLength(2)
  })

  it('may come without anything to acknowledge', async () => {
    let greeted = ''
    const { say, faults } = listening(async ({ name }) => {
      greeted = name
    })

    say('greet', { name: 'Ada' })
    say('greet')
    await new Promise(resolve => setImmediate(resolve))

    expect(greeted).toBe('Ada')
    expect(faults).toEqual([])
  })

  it('survives an acknowledgement that fails', async () => {
    const { say, faults } = listening(async () => null)

    say('greet', { name: 'Ada' }, () => {
      throw new Error('the line is gone')
    })
    await new Promise(resolve => setImmediate(resolve))

    expect(faults).toHaveLength(1)
  })

  it('beyond the limit is not looked at', async () => {
    const { ask } = listening(
      async () => 'never',
      async () => {
        throw new DeskError('RATE_LIMITED', 'slower')
      },
    )

    expect(await ask('greet', { name: 'Ada' })).toMatchObject({ ok: false, code: 'RATE_LIMITED' })
  })
})
