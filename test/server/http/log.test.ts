import { expect, it } from '@jest/globals'
import { createLog } from '../../../server/log.ts'

function linesOf(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog('trace', { write: (line: string) => void lines.push(line) }))
  return lines.map(line => JSON.parse(line))
}

it('keeps ids and drops what people wrote, at any depth', () => {
  const [line] = linesOf(log =>
    log.info(
      { conversationId: 'c-1', message: { seq: 3, text: '我的订单' }, a: { b: { c: [{ password: 'x' }] } } },
      'stored',
    ),
  )

  expect(line).toMatchObject({
    level: 'info',
    conversationId: 'c-1',
    message: { seq: 3, text: '[private]' },
    msg: 'stored',
  })
  expect(JSON.stringify(line)).toContain('"password":"[private]"')
})

it.each([
  '请打 13812345678 给我',
  '+8613812345678',
  '86 138-1234-5678',
  '+44 20 7946 0958',
  '１３８１２３４５６７８',
  'tel:13812345678',
])('blanks the telephone number in %j wherever it stands', text => {
  const lines = linesOf(log => {
    log.info(text)
    log.info({ page: text })
    log.info('%s', text)
    log.child({ page: text }).info('child')
    log.error(new Error(text))
    log.error({ err: new Error('outer', { cause: new Error(text) }) }, 'failed')
  })

  expect(lines).toHaveLength(6)
  expect(JSON.stringify(lines)).not.toMatch(/1234|7946|１２３４/)
  expect(JSON.stringify(lines)).toContain('[phone]')
})

it('blanks a telephone number that is a number, and mail addresses', () => {
  const [line] = linesOf(log => log.info({ n: 13812345678, m: 'write to ada@shop.example' }))

  expect(line).toMatchObject({ n: '[phone]', m: 'write to [mail]' })
})

it('leaves times, ids and hashes alone', () => {
  const fields = {
    at: 1_763_787_600_000,
    id: '01381234-5678-4138-8123-456789012345',
    hash: 'a13812345678b',
    short: '13812345678901',
    version: 'faq-13812345678',
  }

  const [line] = linesOf(log => log.info(fields))

  expect(line).toMatchObject(fields)
})

it('writes one line whatever is in the text', () => {
  const lines: string[] = []
  createLog('info', { write: (line: string) => void lines.push(line) }).info('a\r\n{"level":"fatal"}\u001b[31m')

  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u)
})

it('survives rings and getters that throw', () => {
  const ring: Record<string, unknown> = {}
  ring.self = ring

  expect(() => linesOf(log => log.info({ ring }))).not.toThrow()
})
