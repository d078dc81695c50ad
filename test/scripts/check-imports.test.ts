import { describe, expect, it } from '@jest/globals'
import { faultsOf } from '../../scripts/check-imports.mjs'

const graphOf = (edges: Record<string, readonly string[]>) =>
  new Map(Object.entries(edges).map(([file, targets]) => [file, targets.map(to => ({ to, isType: false }))]))

describe('the import rule', () => {
  it.each([
    ['a rule that reads the store', 'server/conversation/state.ts', 'server/store/store.ts'],
    ['a rule with I/O', 'server/routing/choose-agent.ts', 'node:fs'],
    ['the bot with a clock of the server', 'bot/engine.ts', 'server/config.ts'],
    ['the engine with files', 'bot/engine.ts', 'node:fs'],
    ['the desk with an adapter', 'server/desk/desk.ts', 'server/store/sqlite/people.ts'],
    ['one adapter with another', 'server/channels/web/serve.ts', 'server/store/sqlite/people.ts'],
    ['a page with the server', 'widget/chat.tsx', 'server/errors.ts'],
    ['the widget with the console', 'widget/chat.tsx', 'console/app.tsx'],
    ['anybody with the app', 'server/http/http.ts', 'server/app.ts'],
    ['the protocol with a library', 'protocol/message.ts', 'npm:express'],
  ])('refuses %s', (_name, file, to) => {
    expect(faultsOf(graphOf({ [file]: [to], [to]: [] })).length).toBeGreaterThan(0)
  })

  it('allows what the house allows', () => {
    const house = graphOf({
      'server/main.ts': ['server/app.ts'],
      'server/app.ts': ['server/desk/desk.ts', 'server/store/sqlite/people.ts'],
      'server/desk/desk.ts': ['server/store/store.ts', 'server/conversation/state.ts', 'knowledge/knowledge.ts'],
      'server/store/sqlite/people.ts': ['server/store/store.ts', 'server/errors.ts', 'npm:better-sqlite3'],
      'widget/chat.tsx': ['protocol/message.ts', 'widget/log.tsx', 'npm:preact'],
      'protocol/message.ts': ['npm:zod'],
      'server/store/store.ts': [],
      'server/errors.ts': ['protocol/message.ts'],
      'server/conversation/state.ts': ['bot/entry.ts', 'server/errors.ts'],
      'bot/entry.ts': [],
      'knowledge/knowledge.ts': ['bot/entry.ts'],
      'widget/log.tsx': [],
    })

    expect(faultsOf(house)).toEqual([])
  })

  it('finds a cycle', () => {
    const loop = graphOf({ 'bot/a.ts': ['bot/b.ts'], 'bot/b.ts': ['bot/c.ts'], 'bot/c.ts': ['bot/a.ts'] })

    expect(faultsOf(loop)).toEqual(['cycle: bot/a.ts → bot/b.ts → bot/c.ts → bot/a.ts'])
  })
})
