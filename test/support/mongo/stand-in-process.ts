// node --import tsx test/support/mongo/stand-in-process.ts [PORT]
// The stand-in for several processes that share a database. Prints its address, and runs until it is told to end.
import { openStandIn } from './stand-in.ts'

const port = Number(process.argv[2] ?? 0)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('the port has to be a number from 0 to 65535')
  process.exit(2)
}
const { uri, stop } = await openStandIn(port)
console.log(uri)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
