import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, createClock } from '../../support/clock.ts'
import { startDesk, type TestDesk } from '../../support/start-desk.ts'
import { TEST_KNOWLEDGE } from '../../support/test-knowledge.ts'

const DESKS = `desks:
  human:
    title: { zh: 在线客服, en: Customer service }
    reply_seconds: { off_peak: 240 }
  service:
    title: { zh: 售后与维修, en: Repair }
    categories: [售后]
    skills: [repair, install]
    capacity: 1
    overflow: { to: human, after_minutes: 3 }
    reply_seconds: { off_peak: 300, peak: 600 }
  complaints:
    title: { zh: 投诉专席, en: Complaints team }
    takes: complaints
    overflow: { to: human, after_minutes: 2 }
  enterprise:
    title: { zh: 企业客户专席, en: Business customers }
    takes: enterprise
    overflow: { to: human }
  store-west:
    title: { zh: 城西服务点, en: Service point West }
`
const ALWAYS = `timezone: Asia/Shanghai
human:
  weekday: ["00:00-24:00"]
`

export interface ShopOptions {
  readonly clock?: Clock
  readonly hours?: string
  readonly desks?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A desk with several teams; `close` ends it and removes its folder. */
export async function startShopWithDesks({
  clock = createClock(),
  hours = ALWAYS,
  desks = DESKS,
  env = {},
}: ShopOptions = {}): Promise<TestDesk & { close(): Promise<void> }> {
  const knowledgeDir = await mkdtemp(join(tmpdir(), 'switchboard-knowledge-'))
  await cp(TEST_KNOWLEDGE, knowledgeDir, { recursive: true })
  await writeFile(join(knowledgeDir, 'hours.yaml'), hours)
  await writeFile(join(knowledgeDir, 'desks.yaml'), desks)
  const desk = await startDesk({ knowledgeDir, clock, env })
  return Object.assign(desk, {
    async close() {
      await desk.stop()
      await rm(knowledgeDir, { recursive: true, force: true })
    },
  })
}
