import type { Stage } from '../support/stage.ts'
import { backup } from './backup.ts'
import { nodeDeaths } from './cluster/node-deaths.ts'
import { nodeKills } from './cluster/node-kills.ts'
import { nodeRaces } from './cluster/node-races.ts'
import { nodeTimers } from './cluster/node-timers.ts'
import { redisFaults } from './cluster/redis-faults.ts'
import { rollingRestart } from './cluster/rolling-restart.ts'
import { faultPoints } from './fault-points/fault-points.ts'
import { fsync } from './fsync.ts'
import { fullDisk } from './full-disk.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { heads } from './heads.ts'
import { kill } from './kill.ts'
import { lateBot } from './late-bot.ts'
import { leak } from './leak.ts'
import { load } from './load.ts'
import { model } from './model.ts'
import { network } from './network.ts'
import { opens } from './opens.ts'
import { races } from './races.ts'

/** Of one server, in the order in which they begin: the long ones first, what mostly waits beside what computes. */
export const STAGES: readonly Stage[] = [
  kill,
  network,
  races,
  heads,
  model,
  faultPoints,
  leak,
  lateBot,
  backup,
  fsync,
  fullDisk,
  opens,
  load,
  fuzz,
]

/** Of several nodes, each of which needs the machine for itself. */
export const CLUSTER_STAGES: readonly Stage[] = [
  nodeDeaths,
  nodeTimers,
  redisFaults,
  rollingRestart,
  nodeRaces,
  nodeKills,
].map(stage => ({ ...stage, isAlone: true }))
