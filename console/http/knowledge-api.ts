import type {
  Checked,
  FileChange,
  FileText,
  ImportReport,
  KnowledgeOverview,
  KnowledgeVersion,
  MissedGroup,
  Published,
  PublishRefusal,
  Replayed,
  Tried,
} from '../../protocol/editor.ts'
import type { Failure } from '../desk/desk-state.ts'
import { learnServerTime } from './server-clock.ts'
import { uploadFile } from './upload-file.ts'
import type { Sent } from './watch-upload.ts'

/** Like every call of the console it never rejects; a refused publish also tells what stood in its way. */
export type KnowledgeOutcome<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly code: Failure; readonly refusal: PublishRefusal | null }

type Changes = readonly FileChange[]

/** The calls of content staff. */
export function createKnowledgeApi(token: string) {
  const root = '/api/v1/knowledge'

  async function send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response | null> {
    const response = await fetch(root + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => null)
    learnServerTime(response?.headers.get('date') ?? null)
    return response
  }

  async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<KnowledgeOutcome<T>> {
    return outcomeOf<T>(await send(method, path, body))
  }

  async function outcomeOf<T>(response: Response | null): Promise<KnowledgeOutcome<T>> {
    if (response?.ok !== true) return refused(response)
    const data = response.status === 204 ? null : await response.json().catch(() => undefined)
    return data === undefined ? { ok: false, code: 'INTERNAL', refusal: null } : { ok: true, data: data as T }
  }

  return {
    overview: () => call<KnowledgeOverview>('GET', ''),
    file: (path: string) => call<FileText>('GET', `/file?path=${encodeURIComponent(path)}`),
    check: (changes: Changes) => call<Checked>('POST', '/check', { changes }),
    tryOut: (changes: Changes, question: string) => call<Tried>('POST', '/try', { changes, question }),
    publish: (changes: Changes, summary: string) => call<Published>('POST', '/publish', { changes, summary }),
    versions: () => call<KnowledgeVersion[]>('GET', '/versions'),
    newestVersion: () => call<KnowledgeVersion[]>('GET', '/versions?newest=1'),
    rollBack: (id: string) => call<Published>('POST', '/rollback', { id }),
    missed: () => call<MissedGroup[]>('GET', '/missed'),
    dismiss: (key: string) => call<null>('POST', '/missed/dismiss', { key }),
    replay: (changes: Changes, sinceHours: number) => call<Replayed>('POST', '/replay', { changes, sinceHours }),
    async importTable(file: File, onProgress: (sent: Sent) => void) {
      return outcomeOf<ImportReport>(await uploadFile(`${root}/import`, token, file, onProgress))
    },
    async exportTable(format: 'csv' | 'xlsx'): Promise<KnowledgeOutcome<Blob>> {
      const response = await send('GET', `/export?format=${format}`)
      return response?.ok === true ? { ok: true, data: await response.blob() } : refused(response)
    },
  }
}

export type KnowledgeApi = ReturnType<typeof createKnowledgeApi>

async function refused(response: Response | null): Promise<KnowledgeOutcome<never>> {
  if (response === null) return { ok: false, code: 'LINE_LOST', refusal: null }
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null && 'code' in body)
    return { ok: false, code: body.code as Failure, refusal: body as PublishRefusal }
  const code = response.status === 401 ? 'UNAUTHENTICATED' : response.status === 429 ? 'RATE_LIMITED' : 'INTERNAL'
  return { ok: false, code, refusal: null }
}
