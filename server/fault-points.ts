/** Places in the middle of something at which a test may end the process. */
export const FAULT_POINTS = [
  'beforeCommit',
  'afterCommit',
  'afterAck',
  'inOutbox',
  'inClaim',
  'inTimer',
  'inMigration',
] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]

export interface Fault {
  readonly point: FaultPoint
  /** 1 for the first time that the point is reached. */
  readonly time: number
}

/** Says that a fault point is reached. */
export type Reach = (point: FaultPoint) => void

/** "afterCommit" or "afterCommit@17"; `null` when there is no such point. */
export function parseFault(text: string): Fault | null {
  const [, name, time = '1'] = /^(\w+)(?:@([1-9]\d{0,5}))?$/.exec(text) ?? []
  const point = FAULT_POINTS.find(known => known === name)
  return point === undefined ? null : { point, time: Number(time) }
}

/** Ends the process like a power cut, with no goodbye and nothing flushed, when the fault's time has come. */
export function createReach(fault: Fault | null): Reach {
  if (fault === null) return () => {}
  let times = 0
  return point => {
    if (point !== fault.point) return
    times += 1
    if (times === fault.time) process.kill(process.pid, 'SIGKILL')
  }
}
