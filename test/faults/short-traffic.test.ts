import { fuzz } from './stages/fuzz/fuzz.ts'
import { heads } from './stages/heads.ts'
import { lateBot } from './stages/late-bot.ts'
import { leak } from './stages/leak.ts'
import { load } from './stages/load.ts'
import { network } from './stages/network.ts'
import { opens } from './stages/opens.ts'
import { tellStages } from './support/tell-stages.ts'

tellStages([
  ['[L5] [L7] survives networks that delay, cut, swallow and drip, and notices silent agents', network],
  ['[L7] shows what was never pushed within one beat of the head', heads],
  ['[L5] gives one visitor one conversation, however many pages open it at once', opens],
  ['[L5] never lets the bot speak after an agent has the word', lateBot],
  ['drops nobody and answers everybody under load', load],
  ['answers or hangs up on nonsense, and goes on', fuzz],
  ['holds nothing of those who have left', leak],
])
