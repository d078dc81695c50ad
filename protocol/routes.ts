import { z } from 'zod'
import {
  checked,
  checkRequest,
  dismissRequest,
  fileText,
  importReport,
  knowledgeOverview,
  knowledgeVersion,
  missedGroup,
  published,
  publishRequest,
  replayed,
  replayRequest,
  rollbackRequest,
  tried,
  tryRequest,
} from './editor.ts'
import {
  agentChange,
  agentProfile,
  agentSession,
  cannedReply,
  newAgent,
  setup,
  signedIn,
  signIn,
  team,
  uploaded,
} from './people.ts'

/** Who may call: nobody in particular, a shopper by session token, or one of the team by role. */
export type Caller = 'anyone' | 'shopper' | 'shopperOrTeam' | 'team' | 'editor' | 'admin'

export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** Express style, e.g. `/api/v1/agents/:id`. */
  readonly path: string
  readonly summary: string
  readonly caller: Caller
  readonly body?: z.ZodType
  readonly upload?: true
  /** Names of the query, with what they mean. */
  readonly query?: Readonly<Record<string, string>>
  readonly response: z.ZodType | null
  readonly status: 200 | 201 | 204
}

const done = null

/** Every documented HTTP call. The router is built from this list and `openapi.json` is written from it. */
export const routes = {
  signIn: {
    method: 'post',
    path: '/api/v1/sign-in',
    summary: 'Sign in',
    caller: 'anyone',
    body: signIn,
    response: signedIn,
    status: 200,
  },
  signOut: {
    method: 'post',
    path: '/api/v1/sign-out',
    summary: 'End this session; its sockets close',
    caller: 'team',
    response: done,
    status: 204,
  },
  me: { method: 'get', path: '/api/v1/me', summary: 'Who am I', caller: 'team', response: agentProfile, status: 200 },
  sessions: {
    method: 'get',
    path: '/api/v1/me/sessions',
    summary: 'Where I am signed in, latest use first',
    caller: 'team',
    response: z.array(agentSession),
    status: 200,
  },
  endSession: {
    method: 'delete',
    path: '/api/v1/me/sessions/:id',
    summary: 'Sign one of my sessions out; its sockets close',
    caller: 'team',
    response: done,
    status: 204,
  },
  endOtherSessions: {
    method: 'delete',
    path: '/api/v1/me/sessions',
    summary: 'Sign out everywhere but here',
    caller: 'team',
    response: done,
    status: 204,
  },
  setup: {
    method: 'post',
    path: '/api/v1/setup',
    summary: 'First start: choose the admin’s login and password with the one-time code',
    caller: 'anyone',
    body: setup,
    response: signedIn,
    status: 201,
  },
  listAgents: {
    method: 'get',
    path: '/api/v1/agents',
    summary: 'Everybody on the team',
    caller: 'admin',
    response: z.array(agentProfile),
    status: 200,
  },
  createAgent: {
    method: 'post',
    path: '/api/v1/agents',
    summary: 'Add somebody to the team',
    caller: 'admin',
    body: newAgent,
    response: agentProfile,
    status: 201,
  },
  changeAgent: {
    method: 'patch',
    path: '/api/v1/agents/:id',
    summary: 'Change or disable somebody; disabling and new passwords end their sessions',
    caller: 'admin',
    body: agentChange,
    response: agentProfile,
    status: 200,
  },
  team: {
    method: 'get',
    path: '/api/v1/team',
    summary: 'Colleagues and desks to hand a conversation to',
    caller: 'team',
    response: team,
    status: 200,
  },
  cannedReplies: {
    method: 'get',
    path: '/api/v1/canned-replies',
    summary: 'Canned replies of the shop',
    caller: 'team',
    response: z.array(cannedReply),
    status: 200,
  },
  upload: {
    method: 'post',
    path: '/api/v1/attachments',
    summary: 'Upload one picture (png, jpeg, webp; 8 MB) as the body or as the form field "file"',
    caller: 'shopper',
    upload: true,
    response: uploaded,
    status: 201,
  },
  download: {
    method: 'get',
    path: '/api/v1/attachments/:id',
    summary: 'A picture of one of the caller’s own conversations',
    caller: 'shopperOrTeam',
    response: null,
    status: 200,
  },
  knowledge: {
    method: 'get',
    path: '/api/v1/knowledge',
    summary: 'Files of the knowledge folder, with their faults',
    caller: 'editor',
    response: knowledgeOverview,
    status: 200,
  },
  knowledgeFile: {
    method: 'get',
    path: '/api/v1/knowledge/file',
    summary: 'Text of one file',
    caller: 'editor',
    query: { path: 'A file of the overview, e.g. faq/warranty.zh.yaml' },
    response: fileText,
    status: 200,
  },
  knowledgeCheck: {
    method: 'post',
    path: '/api/v1/knowledge/check',
    summary: 'Faults that the folder would have with these changes',
    caller: 'editor',
    body: checkRequest,
    response: checked,
    status: 200,
  },
  knowledgeTry: {
    method: 'post',
    path: '/api/v1/knowledge/try',
    summary: 'What the bot would answer with these changes, and why',
    caller: 'editor',
    body: tryRequest,
    response: tried,
    status: 200,
  },
  knowledgePublish: {
    method: 'post',
    path: '/api/v1/knowledge/publish',
    summary: 'Publish changes: all of them, or none with the reasons',
    caller: 'editor',
    body: publishRequest,
    response: published,
    status: 200,
  },
  knowledgeVersions: {
    method: 'get',
    path: '/api/v1/knowledge/versions',
    summary: 'Publishes, newest first: who, when, what',
    caller: 'editor',
    response: z.array(knowledgeVersion),
    status: 200,
  },
  knowledgeRollback: {
    method: 'post',
    path: '/api/v1/knowledge/rollback',
    summary: 'Publish the state before a version again',
    caller: 'editor',
    body: rollbackRequest,
    response: published,
    status: 200,
  },
  missed: {
    method: 'get',
    path: '/api/v1/knowledge/missed',
    summary: 'What the bot could not answer, grouped',
    caller: 'editor',
    response: z.array(missedGroup),
    status: 200,
  },
  dismissMissed: {
    method: 'post',
    path: '/api/v1/knowledge/missed/dismiss',
    summary: 'Not to be shown again',
    caller: 'editor',
    body: dismissRequest,
    response: done,
    status: 204,
  },
  replay: {
    method: 'post',
    path: '/api/v1/knowledge/replay',
    summary: 'What the stored questions would get with these changes',
    caller: 'editor',
    body: replayRequest,
    response: replayed,
    status: 200,
  },
  exportKnowledge: {
    method: 'get',
    path: '/api/v1/knowledge/export',
    summary: 'All entries as a table',
    caller: 'editor',
    query: { format: 'csv or xlsx' },
    response: done,
    status: 200,
  },
  importKnowledge: {
    method: 'post',
    path: '/api/v1/knowledge/import',
    summary: 'Read a table (csv or xlsx) into changes to be reviewed',
    caller: 'editor',
    upload: true,
    response: importReport,
    status: 200,
  },
} as const satisfies Record<string, Route>
