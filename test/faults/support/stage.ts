/** One promise put to the test. */
export interface Stage {
  readonly name: string
  /** It measures times or memory: nothing else may run beside it. */
  readonly isAlone?: boolean
  run(options: StageOptions): Promise<StageResult>
}

export interface StageOptions {
  readonly isShort: boolean
  readonly seed: number
}

export interface StageResult {
  /** What broke, each a sentence; none is a pass. */
  readonly faults: readonly string[]
  readonly figures: Readonly<Record<string, number | string>>
  /** For the table in `docs/reliability.md`. */
  readonly rows?: readonly Row[]
  /** Its name in `docs/reliability.md`, where runs on another store stand beside the usual ones. */
  readonly recordedAs?: string
  /** Why it could not be run here; then neither a pass nor a failure. */
  readonly skipped?: string
}

export interface Row {
  readonly what: string
  readonly toReach: string
  readonly reached: string
  /** `null` when the machine was too busy to tell; then `reached` says so. */
  readonly isReached: boolean | null
}
