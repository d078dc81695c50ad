import type { Workbench, WorkbenchOptions } from './workbench.ts'

/** What can be asked of a workbench in a thread. Plain data goes over, plain data comes back. */
export type WorkbenchTask = Exclude<keyof Workbench, 'stop'>

export interface WorkbenchRequest {
  readonly id: number
  readonly task: WorkbenchTask
  readonly args: readonly unknown[]
  /** Milliseconds since 1970: the thread has no clock of its own. */
  readonly now: number
}

export type WorkbenchReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }

export type WorkbenchThreadData = Pick<WorkbenchOptions, 'dir' | 'cacheDir'>
