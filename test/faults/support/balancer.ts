import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

const LOOK_EVERY_MS = 250

/** What stands in front of several nodes: every new connection goes to the next one that is ready and accepts it. */
export interface Balancer {
  readonly url: string
  stop(): Promise<void>
}

export async function startBalancer(nodes: () => readonly string[]): Promise<Balancer> {
  let next = 0
  const open = new Set<Socket>()
  const notReady = new Set<string>()
  const looking = setInterval(() => {
    for (const url of nodes())
      fetch(`${url}/readyz`, { headers: { connection: 'close' } }).then(
        ({ ok }) => (ok ? notReady.delete(url) : notReady.add(url)),
        () => {},
      )
  }, LOOK_EVERY_MS)
  const ready = () => nodes().filter(url => !notReady.has(url))

  const server = createServer(client => {
    open.add(client)
    client.on('error', () => client.destroy()).on('close', () => open.delete(client))
    reach(ready().length)

    function reach(triesLeft: number): void {
      const urls = ready()
      const { hostname, port } = new URL(urls[next++ % urls.length] ?? '')
      const node = connect(Number(port), hostname)
      node.once('connect', () => {
        client.pipe(node).pipe(client)
        client.on('close', () => node.destroy())
      })
      node.on('close', () => node.bytesRead > 0 && client.destroy())
      node.on('error', () => {
        if (node.bytesRead === 0 && node.bytesWritten === 0 && triesLeft > 1) reach(triesLeft - 1)
        else client.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      clearInterval(looking)
      server.close()
      for (const client of open) client.destroy()
      await once(server, 'close')
    },
  }
}
