import { describe, expect, it } from '@jest/globals'
import { parseWithinLimits } from '../../knowledge/yaml-guard.ts'

it('a text full of faults costs no search for where in the parser each was found', () => {
  const limit = Error.stackTraceLimit

  const parsed = parseWithinLimits('""'.repeat(50))

  const errors = 'document' in parsed ? parsed.document.errors : []
  expect(errors.length).toBeGreaterThan(10)
  for (const { stack } of errors) expect(stack).not.toMatch(/\n\s+at /)
  expect(Error.stackTraceLimit).toBe(limit)
})

it('what goes too deep leaves everything else as it was', () => {
  const limit = Error.stackTraceLimit

  expect(parseWithinLimits(`a: 1\n${'['.repeat(20_000)}`)).toEqual({ refused: 'YAML_TOO_DEEP', line: 2 })
  expect(Error.stackTraceLimit).toBe(limit)
})

describe('a text of nothing but small pieces', () => {
  it.each(['\n', '-\n', 'a:\n', '? \n', '- a\n', '"', '&a *a '])('60 kB of %j are refused unparsed', piece => {
    const parsed = parseWithinLimits(piece.repeat(60_000 / piece.length))

    expect(parsed).toMatchObject({ refused: 'YAML_TOO_DENSE' })
  })

  it('is told the line from which it is too much', () => {
    expect(parseWithinLimits(`a: b\n${'\n'.repeat(60_000)}`)).toEqual({ refused: 'YAML_TOO_DENSE', line: 28_995 })
  })

  it.each([
    ['two thousand words, one a line', '  - 保修\n'.repeat(2_000)],
    ['five thousand short questions', '      - 怎么退货\n'.repeat(5_000)],
    ['fifteen thousand questions of usual length', '      - 空调装好以后多久可以申请退货呢\n'.repeat(15_000)],
    ['a thousand empty lines', `a: b\n${'\n'.repeat(1_000)}`],
  ])('is not: %s', (_, text) => {
    expect(parseWithinLimits(text)).toHaveProperty('document')
  })
})
