import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewAgent } from '../../../protocol/people.ts'
import { createLog } from '../../../server/log.ts'
import { createPeople } from '../../../server/people/people.ts'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'

/** Sunday, 22 November 2026, noon in Shanghai. */
export const noon = Date.UTC(2026, 10, 22, 4)
export const hour = 3_600_000
export const goodPassword = 'correct horse 电池 staple'

/** The team's actions on a real store, with a clock to set. */
export async function startPeople({ areRateLimitsOn = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-people-'))
  const store = await createSqliteStore({ file: join(folder, 'desk.db'), checkpoint: false })
  const clock = { now: noon }
  const ended: string[] = []
  const lines: string[] = []
  const loads = new Map<string, number>()
  const people = createPeople({
    store: store.people,
    now: () => clock.now,
    log: createLog('trace', { write: (line: string) => void lines.push(line) }),
    loads: async () => loads,
    onSessionsEnded: hashes => void ended.push(...hashes),
    areRateLimitsOn,
  })
  const add = (login: string, more: Partial<NewAgent> = {}) =>
    people.createAgent('test', {
      login,
      password: goodPassword,
      name: login,
      number: '7',
      role: 'agent',
      desks: ['human'],
      capacity: 5,
      ...more,
    })

  return {
    people,
    store: store.people,
    clock,
    ended,
    lines,
    loads,
    add,
    signIn: (login: string, password = goodPassword) => people.signIn({ login, password }),
    async stop() {
      people.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type StartedPeople = Awaited<ReturnType<typeof startPeople>>

/** The code with which a promise is refused, or "done". */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    error => error.code ?? String(error),
  )
}
