/** How a server came through dying at one point again and again. */
export interface Deaths {
  readonly times: number
  /** Times after which nothing was amiss. */
  readonly clean: number
  readonly faults: readonly string[]
}
