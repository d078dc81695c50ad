import { useEffect } from 'react'
import type { WorkspaceParts } from './workspace-context.ts'

const TEAM_EVERY_MS = 60_000

/** Fetches what the desk's pages share: my profile, the team, the canned replies. Again whenever the line comes back. */
export function useLoadOnce({ api, session, team, canned, desk }: Omit<WorkspaceParts, 'me'>) {
  useEffect(() => {
    let isGone = false

    async function loadTeam() {
      const outcome = await api.team()
      if (isGone) return
      if (outcome.ok) team.set(outcome.data)
      else if (outcome.code === 'UNAUTHENTICATED') session.expire()
    }
    async function loadAll() {
      void loadTeam()
      const [me, replies] = await Promise.all([api.me(), api.cannedReplies()])
      if (isGone) return
      if (me.ok) session.refresh(me.data)
      if (replies.ok) canned.set(replies.data)
    }

    let connection = desk.state.get().connection
    const stop = desk.state.subscribe(() => {
      const now = desk.state.get().connection
      if (now === 'online' && connection === 'lost') void loadAll()
      connection = now
    })
    const timer = setInterval(loadTeam, TEAM_EVERY_MS)
    void loadAll()
    return () => {
      isGone = true
      stop()
      clearInterval(timer)
    }
  }, [api, session, team, canned, desk])
}
