// node --import tsx test/support/mongo/with-mongo.ts COMMAND [ARGUMENT …]
// One database for a run of several processes: it is named once, has a process of its own, and ends with the command.
import { spawn } from 'node:child_process'
import { startMongo } from './start-mongo.ts'

const [command = '', ...args] = process.argv.slice(2)
const { uri, kind, stop } = await startMongo()
const env = { ...process.env, TEST_MONGO_URI: uri, TEST_MONGO_KIND: kind }
const child = spawn(command, args, { stdio: 'inherit', env })
// The command ends by it, and this with the command.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
const code = await new Promise<number>(resolve => {
  child.once('exit', code => resolve(code ?? 1))
  child.once('error', () => resolve(127))
})
await stop()
process.exit(code)
