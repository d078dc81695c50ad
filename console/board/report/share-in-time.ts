/** Whole percent of the answers that came in time; `null` when none was due. */
export function shareInTime({ inTime, late }: { readonly inTime: number; readonly late: number }): number | null {
  return inTime + late === 0 ? null : Math.round((inTime / (inTime + late)) * 100)
}
