/** A stretch of a day in minutes after local midnight; `to` passes 1440 when a shift ends on the next day. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** When a desk is staffed. Each list is in any order; an empty one means closed on such days. */
export interface WeekHours {
  readonly weekday: readonly Period[]
  readonly weekend: readonly Period[]
  readonly holiday: readonly Period[]
}

/** Days ("2026-10-01") on which the day of the week does not decide. */
export interface SpecialDays {
  readonly off: Readonly<Record<string, unknown>>
  /** 调休: weekend days that are worked like weekdays. */
  readonly worked: Readonly<Record<string, unknown>>
}

export type DayKind = 'weekday' | 'weekend' | 'holiday'

/** `weekday` is 0 for Sunday … 6 for Saturday. */
export function kindOfDay(day: string, weekday: number, special: SpecialDays): DayKind {
  if (Object.hasOwn(special.off, day)) return 'holiday'
  if (Object.hasOwn(special.worked, day)) return 'weekday'
  return weekday === 0 || weekday === 6 ? 'weekend' : 'weekday'
}
