import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { countAcrossNodes } from '../../../server/cluster/count-across-nodes.ts'
import { openRedis, type Redis } from '../../../server/cluster/open-redis.ts'
import { createSignInThrottle } from '../../../server/people/sign-in-throttle.ts'
import { createSocketLimits } from '../../../server/sockets/limits.ts'
import { type RedisServer, startRedis } from '../../faults/support/redis-server.ts'
import { describeWithRedis } from '../../support/describe-with-redis.ts'
import { until } from '../../support/until.ts'

describeWithRedis('rate limits on two nodes', () => {
  let server: RedisServer
  let lines: Redis[]
  const nodes = (prefix: string) =>
    lines.map(({ client }) => countAcrossNodes({ redis: client, isAway: () => false }, prefix))

  beforeAll(async () => {
    server = await startRedis()
    lines = [openRedis(server.url), openRedis(server.url)]
    await until(() => (lines.every(({ client }) => client.isReady) ? true : null))
  })
  afterAll(async () => {
    for (const line of lines) line.close()
    await server.kill()
  })

  it('count what comes to both', async () => {
    const [here, there] = nodes('shop-a').map(count => createSocketLimits(true, count))
    for (let n = 0; n < 20; n++) await here?.event('mei', '10.0.0.1', 'message:send')
    for (let n = 0; n < 20; n++) await there?.event('mei', '10.0.0.1', 'message:send')

    await expect(here?.event('mei', '10.0.0.1', 'message:send')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(there?.event('bo', '10.0.0.1', 'message:send')).resolves.toBeUndefined()
  })

  it('close a login on both after wrong passwords on either, and open it again on both', async () => {
    const [here, there] = nodes('shop-b').map(count => createSignInThrottle(count))
    for (let n = 0; n < 3; n++) await here?.begin('lan', '10.0.0.1')
    for (let n = 0; n < 2; n++) await there?.begin('lan', '10.0.0.1')

    await expect(there?.begin('lan', '10.0.0.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(here?.begin('lan', '10.0.0.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(here?.begin('lan', '10.0.0.2')).resolves.toBeUndefined()
  })

  it('keep the shops apart that share a Redis', async () => {
    const [shop] = nodes('shop-c').map(count => createSocketLimits(true, count))

    await expect(shop?.event('mei', '10.0.0.1', 'message:send')).resolves.toBeUndefined()
  })

  it('go on at each node by itself while Redis hangs or is gone, and nobody waits for it', async () => {
    const [here, there] = nodes('shop-d').map(count => createSocketLimits(true, count))

    server.hold()
    // Whoever waited for it would wait here for good.
    for (const limits of [here, there]) await limits?.event('mei', '10.0.0.1', 'message:send')
    server.goOn()
    await server.kill()
    await until(() => (lines.every(({ client }) => !client.isReady) ? true : null))
    // What was asked while it hung may count twice.
    for (let n = 0; n < 35; n++) await here?.event('mei', '10.0.0.1', 'message:send')
    const more = async () => {
      for (let n = 0; n < 6; n++) await here?.event('mei', '10.0.0.1', 'message:send')
    }

    await expect(more()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(there?.event('mei', '10.0.0.1', 'message:send')).resolves.toBeUndefined()
  })
})
