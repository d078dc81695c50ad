import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { lived, file, stepMs, mostMs } = workerData
const milliseconds = new Float64Array(lived)
const handle = openSync(file, 'w')
let before = performance.now()

setInterval(() => {
  writeSync(handle, '.', 0)
  fsyncSync(handle)
  const now = performance.now()
  milliseconds[0] += Math.min(now - before, mostMs)
  before = now
}, stepMs)
process.on('exit', () => closeSync(handle))
