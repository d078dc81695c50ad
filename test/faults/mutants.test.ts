import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { breakText } from './mutants/break-server.ts'
import { mutants } from './mutants/mutants.ts'

describe('a server broken on purpose', () => {
  it.each(mutants.map(mutant => [mutant.name, mutant] as const))('%s: what is broken is still there', (_, mutant) => {
    const file = `dist/${mutant.file}`
    expect(existsSync(file)).toBe(true)
    const text = readFileSync(file, 'utf8')

    expect(breakText(text, mutant)).not.toBe(text)
  })

  it('says so when the code has moved on', () => {
    const mutant = { ...mutants[0]!, changes: [{ from: 'what is not there', to: '' }] }

    expect(() => breakText('text', mutant)).toThrow('bring it up to date')
  })

  it('says so when it would break two things at once', () => {
    const mutant = { ...mutants[0]!, changes: [{ from: 'a', to: '' }] }

    expect(() => breakText('a a', mutant)).toThrow('exactly once')
  })
})
