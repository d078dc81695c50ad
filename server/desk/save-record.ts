import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { SavedRecord } from '../../protocol/shopper.ts'
import { localTime } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { DeskError } from '../errors.ts'
import type { StoredMessage } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import { caseNumber } from './closing.ts'

const PAGE = 500
/** The newest; beyond this a file is no longer something to read. */
const MOST_MESSAGES = 5_000

const words = {
  'zh-CN': {
    title: '会话记录',
    shopper: '我',
    bot: '机器人',
    agent: '客服',
    number: '工号',
    system: '系统',
    picture: '图片',
    caseNumber: '服务编号',
    saved: '保存时间',
  },
  en: {
    title: 'Conversation',
    shopper: 'Me',
    bot: 'Robot',
    agent: 'Agent',
    number: 'no.',
    system: 'System',
    picture: 'Picture',
    caseNumber: 'Case number',
    saved: 'Saved',
  },
} as const
type Words = (typeof words)[Conversation['locale']]

export interface RecordNeeds {
  readonly store: Store
  readonly knowledge: () => Knowledge
  readonly now: () => number
}

/** The shopper's own record of everything said, to keep (R100). What only the team may see is not in it. */
export function createSaveRecord({ store, knowledge, now }: RecordNeeds) {
  return async function saveRecord(conversationId: string): Promise<SavedRecord> {
    const conversation = await store.conversations.read(conversationId)
    if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    const { hours, shop } = knowledge()
    const { timezone } = hours
    const { locale, state } = conversation
    const say = words[locale]
    const name = shop.name[locale === 'zh-CN' ? 'zh' : 'en']
    const messages = await read(conversation)
    const lines = messages.map(message => ({
      at: wallClock(message.at, timezone),
      who: speaker(message, say),
      text: textOf(message, say),
      from: message.from,
    }))
    const head = [
      `${name} · ${say.title}`,
      `${say.saved} ${wallClock(now(), timezone)} (${timezone})`,
      ...(state.status === 'closed'
        ? [`${say.caseNumber} ${state.caseNumber ?? caseNumber(conversation, timezone, state.since)}`]
        : []),
    ]
    return {
      text: `${[...head, '', ...lines.map(line => `[${line.at}] ${line.who}\n${line.text}\n`)].join('\n')}`,
      html: page(head, lines, locale),
      name: fileName(`${name}-${localTime(now(), timezone).day}`),
    }
  }

  async function read({ id, head }: Conversation): Promise<StoredMessage[]> {
    const all: StoredMessage[] = []
    let last = Math.max(0, head - MOST_MESSAGES)
    for (;;) {
      const found = await store.conversations.messages(id, last, PAGE)
      all.push(...found)
      last = found.at(-1)?.seq ?? last
      if (found.length < PAGE) return all
    }
  }
}
export type SaveRecord = ReturnType<typeof createSaveRecord>

function speaker({ from, agent }: StoredMessage, say: Words): string {
  if (from !== 'agent') return say[from]
  return agent === undefined ? say.agent : `${agent.name} (${say.number} ${agent.number})`
}

function textOf({ text, attachment, choices }: StoredMessage, say: Words): string {
  const picture = attachment === undefined ? [] : [`[${say.picture}] ${attachment.name}`]
  return [text, ...picture, ...(choices ?? []).map(({ label }) => `· ${label}`)].join('\n')
}

/** "2026-11-02 10:00" */
function wallClock(at: number, timezone: string): string {
  const { day, minute } = localTime(at, timezone)
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

interface Line {
  readonly at: string
  readonly who: string
  readonly text: string
  readonly from: StoredMessage['from']
}

/** Text only, whatever was written: nothing in it is ever read as HTML, and the page asks nobody for anything. */
function page(head: readonly string[], lines: readonly Line[], locale: Conversation['locale']): string {
  const [title = '', ...rest] = head
  const rows = lines.map(
    ({ at, who, text, from }) =>
      `<article class="${from}"><header><b>${escaped(who)}</b> <time>${escaped(at)}</time></header><p>${escaped(text)}</p></article>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1d2129 }
h1 { font-size: 1.25rem } article { margin: 1rem 0; padding: .5rem .75rem; border-radius: .5rem; background: #f2f3f5 }
article.shopper { background: #e8f3ff } article.system { background: none; color: #4e5969; font-size: .875rem }
time { color: #4e5969; font-size: .8125rem } p { margin: .25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
<h1>${escaped(title)}</h1>
<p>${rest.map(escaped).join('\n')}</p>
${rows.join('\n')}
</html>
`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  // Marks that turn the direction of writing could make one text look like another.
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/[&<>"']/g, mark => ENTITIES[mark] ?? mark)
}

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80)
}
