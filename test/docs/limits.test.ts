import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { agentEvents } from '../../protocol/agent.ts'
import { shopperEvents } from '../../protocol/shopper.ts'
import { createSocketLimits } from '../../server/sockets/limits.ts'

const protocol = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8')

it('protocol.md names every event that counts as costly, and no other', async () => {
  const limits = createSocketLimits(true)
  const events = [...new Set([...Object.keys(shopperEvents), ...Object.keys(agentEvents)])]
  const costly: string[] = []
  for (const event of events) {
    const sent = Array.from({ length: 41 }, () => limits.event(event, event, event))
    if ((await Promise.allSettled(sent)).some(({ status }) => status === 'rejected')) costly.push(event)
  }

  const row =
    protocol
      .split('\n')
      .find(line => line.includes('40 in 10 s'))
      ?.split(' | ')[0] ?? ''

  expect([...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual(costly.sort())
})
