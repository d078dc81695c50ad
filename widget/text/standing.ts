import type { Status } from '../../protocol/message.ts'
import type { Times } from './times.ts'
import type { Phrases } from './zh-cn.ts'

function waitInWords([low, high]: readonly [number, number], phrases: Phrases): string {
  if (high <= 60) return phrases.underOneMinute
  return phrases.minutes(Math.max(1, Math.floor(low / 60)), Math.ceil(high / 60))
}

function queueInWords(queue: Status['queue'], phrases: Phrases): string {
  if (!queue) return phrases.queueSoon
  const { position, waitSeconds, isStaffed } = queue
  return isStaffed === false
    ? phrases.unstaffedLine(position)
    : phrases.queueLine(position, waitInWords(waitSeconds, phrases))
}

/** Who is speaking now, in one line (R50 for the queue). `null`: nothing known yet. */
export function describeStanding(status: Status | null, phrases: Phrases, times: Times, now: number): string {
  switch (status?.status) {
    case undefined:
      return phrases.connecting
    case 'bot':
      return phrases.botLine
    case 'queued':
      return queueInWords(status.queue, phrases)
    case 'agent':
      return status.agent ? `${status.agent.name} · ${phrases.agentNumber(status.agent.number)}` : phrases.queueSoon
    case 'offline':
      return status.opensAt ? phrases.opensAt(times.day(status.opensAt, now)) : phrases.offlineLine
    case 'closed':
      return phrases.closedLine
  }
}
