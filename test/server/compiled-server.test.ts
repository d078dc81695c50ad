import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

const SERVER = new URL('../../dist/server/', import.meta.url)

it('loads what speaks to MongoDB and Redis only where they are used', () => {
  const atStart = packagesOf('main.js')

  expect(atStart).toEqual(expect.arrayContaining(['express', 'socket.io']))
  for (const name of ['mongoose', 'redis', '@socket.io/redis-streams-adapter']) expect(atStart).not.toContain(name)
  expect(packagesOf('main-create-mongo-store.js')).toContain('mongoose')
  expect(packagesOf('main-node-line.js')).toContain('redis')
})

it('keeps the tables of words out of the program, and has them beside it', () => {
  const program = readFileSync(new URL('main.js', SERVER), 'utf8')
  const tables = [...program.matchAll(/"(main-texts\/[\w-]+\.txt)"/g)].map(([, name = '']) => name)

  expect(tables).toHaveLength(9)
  for (const name of tables) expect(existsSync(new URL(name, SERVER))).toBe(true)
  expect(program).not.toMatch(/[\w+/=]{50000}/)
})

/** Packages that are loaded before the first line of this file runs, its own parts included. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const program = readFileSync(new URL(file, SERVER), 'utf8')
  const imported = [...program.matchAll(/^import (?:[^'"]* from )?"([^"]+)"/gm)].map(([, name = '']) => name)
  return imported.flatMap(name => (name.startsWith('./') ? packagesOf(name.slice(2), seen) : [name]))
}
