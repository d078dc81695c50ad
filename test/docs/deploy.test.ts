import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Registry } from 'prom-client'
import { parse } from 'yaml'
import { createRequestTimer } from '../../server/http/metrics.ts'
import { createMeasures } from '../../server/measures.ts'
import { createDeskMetrics } from '../../server/metrics.ts'
import { createSqliteStore } from '../../server/store/sqlite/create-sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
/** Read as text, because the schema of the environment is the config's own. */
const knownVariables = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)

interface Service {
  environment?: Record<string, string>
  depends_on?: string[] | Record<string, unknown>
  volumes?: string[]
}
const compose = parse(read('docs/deploy/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

let folder: string
let store: Store
let registry: Registry
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-deploy-'))
  store = await createSqliteStore({ file: join(folder, 'desk.db'), checkpoint: false })
  const none = { sockets: new Map() } as never
  registry = new Registry()
  createMeasures(registry)
  createDeskMetrics(registry, { shoppers: none, agents: none, store, now: Date.now, isRedisAway: () => false })
  createRequestTimer(registry)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it('compose.yaml has three nodes on MongoDB and Redis, and sets only variables that the server reads', () => {
  const { node1, node2, node3 } = compose.services

  expect(node1?.environment).toMatchObject({ STORE: 'mongo', REDIS_URL: 'redis://redis:6379' })
  expect(node2).toEqual(node1)
  expect(node3).toEqual(node1)
  expect(knownVariables).toEqual(expect.arrayContaining(Object.keys(node1?.environment ?? {})))
})

it('compose.yaml speaks only of parts that it has', () => {
  const parts = Object.keys(compose.services)
  const needed = Object.values(compose.services).flatMap(({ depends_on: on = [] }) =>
    Array.isArray(on) ? on : Object.keys(on),
  )
  const named = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.map(each => String(each.split(':')[0])),
  )

  expect(parts).toEqual(expect.arrayContaining(needed))
  expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named.filter(name => !name.startsWith('.'))))
})

it('the proxy spreads over exactly the nodes of compose.yaml', () => {
  const spread = [...read('docs/deploy/nginx.conf').matchAll(/^ +server (\w+):3000/gm)].map(([, name]) => name)

  expect(spread).toEqual(Object.keys(compose.services).filter(name => /^node\d$/.test(name)))
})

it.each(['docs/deploy/switchboard.service', 'docs/deploy/Dockerfile'])(
  '%s sets only variables that the server reads',
  name => {
    const lines = read(name).match(/^(?:Environment=|ENV ).*$/gm) ?? []
    const set = lines.flatMap(line =>
      [...line.replace(/^Environment=/, '').matchAll(/([A-Z_]+)=/g)].map(([, each]) => each),
    )

    expect(set).toContain('DATA_DIR')
    expect(knownVariables).toEqual(expect.arrayContaining(set))
  },
)

it.each(['docs/operate.md', 'docs/operate.zh-CN.md'])('the unit in %s is the unit in the file', guide => {
  expect(read(guide)).toContain(read('docs/deploy/switchboard.service'))
})

it('the guide has the same commands and files in both languages', () => {
  const blocksOf = (guide: string) => read(guide).match(/^```[\s\S]*?^```$/gm) ?? []

  expect(blocksOf('docs/operate.zh-CN.md')).toEqual(blocksOf('docs/operate.md'))
})

it('the dashboard asks only for metrics that the server shows', async () => {
  const shown = await registry.metrics()
  const known = [...shown.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  )
  const dashboard = JSON.parse(read('docs/deploy/grafana-dashboard.json')) as {
    panels: { targets: { expr: string }[] }[]
  }
  const asked = dashboard.panels
    .flatMap(panel => panel.targets)
    .flatMap(({ expr }) => expr.match(/\b(?:switchboard|process|nodejs)_\w+/g) ?? [])

  expect(asked.length).toBeGreaterThan(10)
  expect(known).toEqual(expect.arrayContaining(asked))
})
