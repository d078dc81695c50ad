import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { LoadOrder, LoadReport } from './load-client.ts'

/** Shoppers in a process of their own, so that what they cost is not taken for the server's. */
export interface Load {
  order(what: LoadOrder): Promise<LoadReport>
  end(): void
}

export function forkLoad(): Load {
  const child = fork(fileURLToPath(new URL('./load-client.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  return {
    async order(what) {
      child.send(what)
      const [{ report, fault }] = (await once(child, 'message')) as [{ report: LoadReport; fault?: string }]
      if (fault !== undefined) throw new Error(fault)
      return report
    },
    end: () => child.disconnect(),
  }
}

/** Of a running process, in MB; `null` where the system does not tell. */
export async function memoryOf(pid: number): Promise<{ rss: number; most: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null)
  if (status === null) return null
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024)
  return { rss: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
