import { useCallback, useEffect, useState } from 'react'
import type { Report } from '../../../protocol/supervisor.ts'
import { useDesk, useWorkspace } from '../../app/workspace-context.ts'
import type { Failure } from '../../desk/desk-state.ts'

const AGAIN_EVERY_MS = 60_000

/** Of the last days; what was told last stays until there is something newer. */
export function useReport(days: number): { report: Report | null; failure: Failure | null; ask: () => void } {
  const { desk } = useWorkspace()
  const isUp = useDesk(state => state.connection === 'online')
  const [told, setTold] = useState<{ days: number; report: Report } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const ask = useCallback(() => {
    let isOver = false
    void desk.report(days).then(outcome => {
      if (isOver) return
      if (outcome.ok) setTold({ days, report: outcome.data })
      setFailure(outcome.ok ? null : outcome.code)
    })
    return () => {
      isOver = true
    }
  }, [desk, days])

  useEffect(() => {
    if (!isUp) return
    let stop = ask()
    const timer = setInterval(() => {
      stop()
      stop = ask()
    }, AGAIN_EVERY_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [ask, isUp])

  return { report: told?.days === days ? told.report : null, failure, ask }
}
