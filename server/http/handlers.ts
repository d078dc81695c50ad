import type { Request, Response } from 'express'
import { z } from 'zod'
import { type Locale, locale } from '../../protocol/message.ts'
import type { CannedReply, Team } from '../../protocol/people.ts'
import type { routes } from '../../protocol/routes.ts'
import { recordFormat, type SavedRecord } from '../../protocol/shopper.ts'
import type { Content } from '../content/content.ts'
import { DeskError } from '../errors.ts'
import type { People } from '../people/people.ts'
import { readUpload } from '../uploads/read-upload.ts'
import type { Uploads } from '../uploads/uploads.ts'
import type { Caller } from './caller.ts'
import { sendPicture } from './send-picture.ts'
import { sendRecord } from './send-record.ts'
import { sendTable } from './send-table.ts'

const LARGEST_TABLE_BYTES = 5 * 1024 * 1024
const tableFormat = z.enum(['csv', 'xlsx'])
const howMany = z.coerce.number().int().min(1).optional()

type Routes = typeof routes
export type RouteName = keyof Routes
type BodyOf<N extends RouteName> = Routes[N] extends { body: infer B extends z.ZodType } ? z.output<B> : undefined

export interface Call<Body> {
  readonly caller: Caller
  readonly body: Body
  readonly request: Request
  readonly response: Response
}

/** What a handler returns is cut down to the route's response schema before it is sent. */
export type Handlers = { readonly [N in RouteName]: (call: Call<BodyOf<N>>) => Promise<unknown> }

export interface Knowledge {
  cannedReplies(): readonly CannedReply[] | Promise<readonly CannedReply[]>
  desks(locale: Locale): Team['desks'] | Promise<Team['desks']>
}

export interface HandlerNeeds {
  readonly people: People
  readonly uploads: Uploads
  readonly knowledge: Knowledge
  readonly content: Content
  /** Everything that was said with this shopper; `null` when nothing was. */
  readonly saveRecord: (shopperId: string) => Promise<SavedRecord | null>
}

/** One handler a route; the router has checked caller and body before. */
export function createHandlers({ people, uploads, knowledge, content, saveRecord }: HandlerNeeds): Handlers {
  return {
    signIn: ({ body, request }) => people.signIn({ ...body, ip: request.ip, userAgent: request.get('user-agent') }),
    signOut: ({ caller }) => people.signOut(team(caller).session.tokenHash),
    me: async ({ caller }) => team(caller).agent,
    sessions: ({ caller }) => people.sessionsOf(team(caller).agent.id, team(caller).session.tokenHash),
    endSession: ({ caller, request }) => people.endSession(team(caller).agent.id, idOf(request)),
    endOtherSessions: ({ caller }) => people.endOtherSessions(team(caller).agent.id, team(caller).session.tokenHash),
    setup: ({ body, request }) => people.setUp(body, request.get('user-agent')),
    listAgents: () => people.listAgents(),
    createAgent: ({ caller, body }) => people.createAgent(team(caller).agent.id, body),
    changeAgent: ({ caller, body, request }) => people.changeAgent(team(caller).agent.id, idOf(request), body),
    team: async ({ caller, request }) => people.team(team(caller).agent.id, await knowledge.desks(localeOf(request))),
    cannedReplies: async () => knowledge.cannedReplies(),
    upload: ({ caller, request }) => uploads.accept({ shopperId: shopper(caller).id, request }),
    download: async ({ caller, request, response }) => {
      const viewer =
        caller.kind === 'team'
          ? ({ kind: 'team', role: caller.agent.role } as const)
          : ({ kind: 'shopper', id: shopper(caller).id } as const)
      await sendPicture(response, await uploads.open(idOf(request), viewer))
    },
    record: async ({ caller, request, response }) => {
      const format = recordFormat.safeParse(request.query.format ?? 'html')
      if (!format.success) throw new DeskError('BAD_REQUEST', 'format must be html or text')
      const record = await saveRecord(shopper(caller).id)
      if (record === null) throw new DeskError('NOT_FOUND', 'nothing has been said yet')
      sendRecord(response, record, format.data)
    },
    knowledge: () => content.overview(),
    knowledgeFile: ({ request }) => content.file(queryOf(request, 'path')),
    knowledgeCheck: ({ body }) => content.check(body.changes),
    knowledgeTry: ({ body }) => content.try(body.changes, body.question),
    knowledgePublish: ({ caller, body }) => content.publish({ ...body, by: team(caller).agent.name }),
    knowledgeVersions: ({ request }) => {
      const most = howMany.safeParse(request.query.newest)
      if (!most.success) throw new DeskError('BAD_REQUEST', 'newest must be a number, 1 or more')
      return content.versions(most.data)
    },
    knowledgeRollback: ({ caller, body }) => content.rollBack({ ...body, by: team(caller).agent.name }),
    missed: () => content.missed(),
    dismissMissed: ({ caller, body }) => content.dismiss(body.key, team(caller).agent.id),
    replay: ({ body }) => content.replay(body.changes, body.sinceHours),
    exportKnowledge: async ({ request, response }) => {
      const format = tableFormat.safeParse(queryOf(request, 'format'))
      if (!format.success) throw new DeskError('BAD_REQUEST', 'format must be csv or xlsx')
      sendTable(response, await content.exportTable(format.data), format.data)
    },
    importKnowledge: async ({ request }) => content.importTable((await readUpload(request, LARGEST_TABLE_BYTES)).bytes),
  }
}

function team(caller: Caller) {
  if (caller.kind !== 'team') throw new DeskError('FORBIDDEN', 'for the team only')
  return caller
}

function shopper(caller: Caller) {
  if (caller.kind !== 'shopper') throw new DeskError('FORBIDDEN', 'for shoppers only')
  return caller.shopper
}

function queryOf(request: Request, name: string): string {
  const value = request.query[name]
  if (typeof value !== 'string') throw new DeskError('BAD_REQUEST', `"${name}" is missing in the address`)
  return value
}

function idOf(request: Request): string {
  const { id } = request.params
  if (typeof id !== 'string') throw new DeskError('NOT_FOUND', 'there is nothing here')
  return id
}

/** `?locale=en`, else the browser's choice, else Chinese. */
function localeOf(request: Request): Locale {
  const asked = locale.safeParse(request.query.locale)
  if (asked.success) return asked.data
  return request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en' ? 'en' : 'zh-CN'
}
