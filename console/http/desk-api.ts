import type { AgentChange, NewAgent } from '../../protocol/people.ts'
import { callDesk } from './call-desk.ts'

/** Without a token: the ways in. */
export const frontDoor = {
  signIn: (body: { login: string; password: string }) =>
    callDesk('signIn', { method: 'POST', path: '/api/v1/sign-in', body }),
  setup: (body: { code: string; login: string; password: string; name: string }) =>
    callDesk('setup', { method: 'POST', path: '/api/v1/setup', body }),
}

/** The calls of somebody who is signed in. */
export function createDeskApi(token: string) {
  return {
    signOut: () => callDesk('signOut', { method: 'POST', path: '/api/v1/sign-out', token }),
    me: () => callDesk('me', { method: 'GET', path: '/api/v1/me', token }),
    sessions: () => callDesk('sessions', { method: 'GET', path: '/api/v1/me/sessions', token }),
    endSession: (id: string) =>
      callDesk('endSession', { method: 'DELETE', path: `/api/v1/me/sessions/${encodeURIComponent(id)}`, token }),
    endOtherSessions: () => callDesk('endOtherSessions', { method: 'DELETE', path: '/api/v1/me/sessions', token }),
    team: () => callDesk('team', { method: 'GET', path: '/api/v1/team', token }),
    cannedReplies: () => callDesk('cannedReplies', { method: 'GET', path: '/api/v1/canned-replies', token }),
    listAgents: () => callDesk('listAgents', { method: 'GET', path: '/api/v1/agents', token }),
    createAgent: (body: NewAgent) => callDesk('createAgent', { method: 'POST', path: '/api/v1/agents', token, body }),
    changeAgent: (id: string, body: AgentChange) =>
      callDesk('changeAgent', { method: 'PATCH', path: `/api/v1/agents/${encodeURIComponent(id)}`, token, body }),
    /** A picture as an object URL; whoever asked revokes it. */
    async picture(attachmentId: string): Promise<string | null> {
      const response = await fetch(`/api/v1/attachments/${encodeURIComponent(attachmentId)}`, {
        headers: { authorization: `Bearer ${token}` },
      }).catch(() => null)
      return response?.ok ? URL.createObjectURL(await response.blob()) : null
    },
  }
}

export type DeskApi = ReturnType<typeof createDeskApi>
