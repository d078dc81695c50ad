import type { Status } from '../../protocol/message.ts'
import type { Times } from './times.ts'
import type { Phrases } from './zh-cn.ts'

function waitInWords({ waitSeconds: [low, high], isStaffed }: NonNullable<Status['queue']>, phrases: Phrases): string {
  if (isStaffed === false) return phrases.offlineLine
  return high > 60 ? phrases.minutes(Math.max(1, Math.floor(low / 60)), Math.ceil(high / 60)) : phrases.underOneMinute
}

/** Who is speaking now, in one line (R50 for the queue). `null`: nothing known yet. */
export function describeStanding(status: Status | null, phrases: Phrases, times: Times, now: number): string {
  switch (status?.status) {
    case undefined:
      return phrases.connecting
    case 'bot':
      return phrases.botLine
    case 'queued':
      return status.queue
        ? phrases.queueLine(status.queue.position, waitInWords(status.queue, phrases))
        : phrases.queueSoon
    case 'agent':
      return status.agent ? `${status.agent.name} · ${phrases.agentNumber(status.agent.number)}` : phrases.queueSoon
    case 'offline':
      return status.opensAt ? phrases.opensAt(times.day(status.opensAt, now)) : phrases.offlineLine
    case 'closed':
      return phrases.closedLine
  }
}
