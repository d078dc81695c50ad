import type { Decision, OpenQuestions } from '../../bot/decision.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Choice } from '../../protocol/message.ts'
import { openingSentence } from '../calendar/opening-sentence.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Effect, Notice } from '../conversation/effect.ts'
import type { ConversationState, EpochMs } from '../conversation/state.ts'
import type { BotRecord, NewMessage } from '../store/conversation-store.ts'
import type { AttachmentRow } from '../store/people-store.ts'
import { deskNow, deskTitle } from './desk-now.ts'
import { otherChannel } from './other-channel.ts'
import { botPhrases } from './phrases/bot-phrases.ts'
import { noticePhrase, type PhraseLocale } from './phrases/notice-phrase.ts'
import type { PhraseFacts } from './phrases/phrase-facts.ts'
import { quote } from './quote.ts'

/** Pressing it asks for a person. */
export const HUMAN_CHOICE = 'human'

export interface LineContext {
  readonly conversation: Conversation
  /** The state that the transition leads to. */
  readonly next: ConversationState
  readonly knowledge: Knowledge
  readonly at: EpochMs
  readonly newId: () => string
  readonly agentOf: (agentId: string) => Promise<{ name: string; number: string } | null>
  readonly isAnybodyThereFor: (waiting: Extract<ConversationState, { status: 'waiting' }>) => Promise<boolean>
  readonly attachment: AttachmentRow | null
}

/** The language that the shopper last wrote in; that of the page until it is clear. */
function localeOf({ next, conversation }: Pick<LineContext, 'next' | 'conversation'>): PhraseLocale {
  const written = 'dialog' in next ? next.dialog.language : undefined
  return written === undefined ? conversation.locale : written === 'en' ? 'en' : 'zh-CN'
}

/** The messages of a transition, in order, in the shopper's language. */
export async function writeLines(effects: readonly Effect[], context: LineContext): Promise<NewMessage[]> {
  const lines: NewMessage[] = []
  const stamp = () => ({ id: context.newId(), at: context.at })
  for (const effect of effects) {
    switch (effect.type) {
      case 'sayShopper':
        lines.push(shopperLine(effect, context))
        break
      case 'sayAgent': {
        const agent = await context.agentOf(effect.agentId)
        const { clientMessageId, agentId, text } = effect
        lines.push({ ...stamp(), from: 'agent', text, clientMessageId, agentId, ...(agent === null ? {} : { agent }) })
        break
      }
      case 'saySystem':
        lines.push({
          ...stamp(),
          from: 'system',
          text: await systemText(effect.notice, context),
          card: { kind: 'notice', notice: cardOf(effect.notice, context.next) },
        })
        break
      case 'sayBot':
        lines.push(...botLines(effect.decision, context))
        break
      case 'setTimer':
      case 'clearTimer':
      case 'rate':
      case 'work':
      case 'breach':
      case 'replied':
      case 'findAgent':
        break
    }
  }
  return lines
}

/** Field by field, since most messages of a desk are this. */
function shopperLine(
  { input, decision }: Extract<Effect, { type: 'sayShopper' }>,
  { at, newId, knowledge, attachment }: LineContext,
): NewMessage {
  const { clientMessageId, text, choiceId } = input
  const line: { -readonly [Field in keyof NewMessage]: NewMessage[Field] } = {
    id: newId(),
    at,
    from: 'shopper',
    text,
    clientMessageId,
  }
  if (choiceId !== undefined) line.choiceId = choiceId
  else if (decision !== null) line.bot = recordOf(decision, knowledge)
  if (attachment !== null) line.attachment = attachmentOf(attachment)
  return line
}

function recordOf(decision: Decision, { version: knowledgeVersion }: Knowledge): BotRecord {
  const known = { decision: decision.kind, knowledgeVersion }
  switch (decision.kind) {
    case 'answer':
      return {
        ...known,
        entryId: decision.answers[0]?.entryId ?? null,
        confidence: decision.answers[0]?.confidence ?? 0,
        ...(decision.open === undefined
          ? {}
          : { open: { texts: decision.open.texts, entryId: decision.open.entryIds[0] ?? null } }),
      }
    case 'askBack':
      return { ...known, entryId: decision.entryIds[0] ?? null, confidence: decision.confidence }
    case 'smallTalk':
      return { ...known, entryId: null, confidence: 1 }
    case 'handOver':
      return { ...known, entryId: decision.about, confidence: decision.confidence, reason: decision.reason }
  }
}

function attachmentOf({ id, name, type, size, width, height }: AttachmentRow) {
  return { id, name, type, size, width, height }
}

async function systemText(notice: Notice, context: LineContext): Promise<string> {
  const { next, knowledge, at, agentOf } = context
  const locale = localeOf(context)
  const agentId = 'agentId' in notice ? notice.agentId : notice.kind === 'transferred' ? notice.toAgentId : null
  const agent = agentId === null || agentId === undefined ? null : await agentOf(agentId)
  const reason = 'reason' in next && next.status !== 'closed' ? next.reason : null
  const { timezone, holidays: special } = knowledge.hours
  const absent = await absentFor(notice, context)
  const opensAt = absent === null || !('desk' in next) ? momentOf(notice) : deskNow(knowledge, next.desk, at).opensAt
  const opening = opensAt === null ? null : openingSentence(opensAt, at, { timezone, special }, locale)
  const titleOf = (id: string) => deskTitle(knowledge, id)[locale === 'zh-CN' ? 'zh' : 'en']
  const desks = {
    ...('desk' in notice ? { desk: titleOf(notice.desk) } : {}),
    ...('wish' in notice && notice.wish !== undefined ? { wish: titleOf(notice.wish) } : {}),
    ...('desk' in next ? { currentDesk: titleOf(next.desk) } : {}),
  }
  const isLong = absent !== null || notice.kind === 'waitingLong' || notice.kind === 'replyLate'
  const elsewhere = isLong ? otherChannel(knowledge, locale, at) : null
  return noticePhrase(notice, { reason, agent, opening, elsewhere, absent, ...desks }, locale)
}

/** Of whom nobody is online, although the notice speaks of waiting for them. */
async function absentFor(notice: Notice, { next, isAnybodyThereFor }: LineContext): Promise<PhraseFacts['absent']> {
  if (next.status !== 'waiting' || !SPEAKS_OF_WAITING.has(notice.kind) || (await isAnybodyThereFor(next))) return null
  return next.superiorOnly === true ? 'supervisor' : 'agent'
}

const SPEAKS_OF_WAITING: ReadonlySet<Notice['kind']> = new Set([
  'queued',
  'stillQueued',
  'waitingLong',
  'deskChanged',
  'agentLost',
  'safety',
])

function momentOf(notice: Notice): EpochMs | null {
  switch (notice.kind) {
    case 'offline':
    case 'deskClosed':
      return notice.opensAt
    case 'closed':
      return notice.followUpAt ?? null
    case 'messageLeft':
    case 'callbackBooked':
      return notice.at
    default:
      return null
  }
}

function cardOf(notice: Notice, next: ConversationState) {
  switch (notice.kind) {
    case 'stillQueued':
      return 'queued'
    case 'deskChanged':
    case 'deskClosed':
      return next.status === 'waiting' ? 'queued' : 'offline'
    case 'safety':
      return next.status === 'withAgent' ? 'safety' : 'queued'
    case 'replyLate':
      return 'waitingLong'
    case 'aboutAgent':
      return 'supervisorAsked'
    case 'agentLost':
      return 'left'
    default:
      return notice.kind
  }
}

function botLines(decision: Decision, context: LineContext): NewMessage[] {
  const { knowledge, at, newId } = context
  const phrases = botPhrases[localeOf(context)]
  const record = (entryId: string | null, confidence: number): BotRecord => ({
    decision: decision.kind,
    entryId,
    confidence,
    knowledgeVersion: knowledge.version,
  })
  const say = (text: string, rest: Partial<NewMessage>): NewMessage => ({ id: newId(), at, from: 'bot', text, ...rest })

  const choicesOf = (ids: readonly string[]): Choice[] =>
    ids.flatMap(id => knowledge.entry(id) ?? []).map(({ id, question }) => ({ id, label: question }))

  function openLine({ texts, entryIds, confidence }: OpenQuestions): NewMessage {
    const choices = choicesOf(entryIds)
    const quoted = texts.map(quote)
    const bot: BotRecord = { ...record(choices[0]?.id ?? null, confidence), decision: 'askBack' }
    return choices.length === 0
      ? say(phrases.open(quoted), { choices: [{ id: HUMAN_CHOICE, label: phrases.human }], bot })
      : say(phrases.openChoices(quoted), {
          choices: [...choices, { id: HUMAN_CHOICE, label: phrases.noneOfThese }],
          bot,
        })
  }

  switch (decision.kind) {
    case 'answer': {
      const answers = decision.answers.flatMap(({ entryId, confidence }, index) => {
        const entry = knowledge.entry(entryId)
        if (entry === undefined) return []
        const isLast = index === decision.answers.length - 1 && decision.open === undefined
        const choices: Choice[] = entry.followUps.slice(0, 3).map(next => ({ id: next.entryId, label: next.title }))
        return [
          say(entry.answer, {
            card: { kind: 'answer', entryId },
            bot: record(entryId, confidence),
            ...(entry.source === null ? {} : { source: entry.source }),
            ...(isLast && choices.length > 0 ? { choices } : {}),
          }),
        ]
      })
      return decision.open === undefined ? answers : [...answers, openLine(decision.open)]
    }
    case 'askBack': {
      const choices = choicesOf(decision.entryIds)
      const bot = record(choices[0]?.id ?? null, decision.confidence)
      if (choices.length === 0)
        return [say(phrases.rephrase, { choices: [{ id: HUMAN_CHOICE, label: phrases.human }], bot })]
      return [say(phrases.askBack, { choices: [...choices, { id: HUMAN_CHOICE, label: phrases.noneOfThese }], bot })]
    }
    case 'smallTalk':
      return [say(phrases[decision.topic], { bot: record(null, 1) })]
    case 'handOver':
      return []
  }
}
