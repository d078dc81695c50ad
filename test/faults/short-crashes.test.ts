import { backup } from './stages/backup.ts'
import { faultPoints } from './stages/fault-points/fault-points.ts'
import { fsync } from './stages/fsync.ts'
import { kill } from './stages/kill.ts'
import { races } from './stages/races.ts'
import { tellStages } from './support/tell-stages.ts'

tellStages([
  ['[L7] nothing acknowledged is lost, doubled, missing or out of order when the server is killed', kill],
  ['[L7] is on the disk before it is acknowledged, after a second start too', fsync],
  ['[L5] [L7] comes back whole from a death at each of its fault points', faultPoints],
  ['[L5] gives each conversation one owner, of six processes that claim it', races],
  ['a backup taken while everybody writes is whole, and can be started', backup],
])
