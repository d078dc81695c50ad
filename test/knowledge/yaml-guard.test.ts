import { expect, it } from '@jest/globals'
import { parseUnlessDeep } from '../../knowledge/yaml-guard.ts'

it('a text full of faults costs no search for where in the parser each was found', () => {
  const limit = Error.stackTraceLimit

  const parsed = parseUnlessDeep('""'.repeat(50))

  const errors = 'document' in parsed ? parsed.document.errors : []
  expect(errors.length).toBeGreaterThan(10)
  for (const { stack } of errors) expect(stack).not.toMatch(/\n\s+at /)
  expect(Error.stackTraceLimit).toBe(limit)
})

it('what goes too deep leaves everything else as it was', () => {
  const limit = Error.stackTraceLimit

  expect(parseUnlessDeep(`a: 1\n${'['.repeat(20_000)}`)).toEqual({ deepLine: 2 })
  expect(Error.stackTraceLimit).toBe(limit)
})
