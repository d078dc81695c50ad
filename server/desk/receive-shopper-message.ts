import { type DialogState, type Hints, newDialog, type Utterance } from '../../bot/decision.ts'
import { complainsOfAgent, numberOfAgent } from '../../bot/talk/complains-of-agent.ts'
import { asksForSupervisor, ruleIn } from '../../bot/talk/rule-in.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Sent, ShopperMessage } from '../../protocol/shopper.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { BotTurn, Complaint, ShopperInput } from '../conversation/event.ts'
import { DIALOG_STALE_AFTER_MS } from '../conversation/idle.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import { MAIN_DESK } from '../routing/desks.ts'
import type { AttachmentRow } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import type { Advance, Proposal } from './advance.ts'
import { deskFor, deskNow, deskOfState } from './desk-now.ts'
import { isSuperiorRole } from './may-see.ts'
import { onceSent } from './once-sent.ts'
import { botPhrases } from './phrases/bot-phrases.ts'
import { HUMAN_CHOICE } from './write-lines.ts'

export interface ReceiveNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
  /** What a model of meaning thinks of a question, where a shop runs one; null costs nothing. */
  readonly hintsFor: ((question: string, knowledge: Knowledge) => Promise<Hints | null>) | null
  readonly onBotDecided?: (tookMs: number) => void
  readonly onBotFault: (error: unknown, conversationId: string) => void
}

type Rule = NonNullable<ReturnType<typeof ruleIn>>
type DeskNow = ReturnType<typeof deskNow>

/** A message, and what was there when it was looked at. */
interface Said {
  readonly shopperId: string
  readonly message: ShopperMessage
  readonly attachment: AttachmentRow | null
  readonly before: Conversation
  readonly snapshot: Knowledge
  readonly at: EpochMs
  readonly input: ShopperInput
}

/**
 * A shopper wrote, pressed a choice or sent a picture. Saved with everything that follows from it in one commit.
 * The same `clientMessageId` again answers with the first result.
 *
 * @throws DeskError UNKNOWN_CHOICE, UNKNOWN_ATTACHMENT, IDEMPOTENCY_CONFLICT, and what `advance` throws.
 */
export function createReceiveShopperMessage(needs: ReceiveNeeds) {
  const { store, advance, knowledge, now, hintsFor, onBotDecided, onBotFault } = needs
  return async function receiveShopperMessage(
    conversationId: string,
    shopperId: string,
    message: ShopperMessage,
  ): Promise<Sent> {
    const decide = (before: Conversation, attachment: AttachmentRow | null) => {
      const snapshot = knowledge()
      const at = now()
      const input = readInput(message, snapshot, before)
      const said: Said = { shopperId, message, attachment, before, snapshot, at, input }
      const turn = turnOf(message, before, snapshot, at)
      if (hintsFor === null || message.text === undefined || !isUnsure(turn)) return propose(said, turn)
      return hintsFor(message.text, snapshot).then(hints =>
        propose(said, hints === null ? turn : turnOf(message, before, snapshot, at, hints)),
      )
    }
    const { attachmentId } = message
    // The turn is taken before anything is looked up: messages stay in the order in which they came.
    return await onceSent(store, conversationId, message.clientMessageId, message, () =>
      advance(conversationId, before =>
        attachmentId === undefined
          ? decide(before, null)
          : ownPicture(store, shopperId, attachmentId).then(attachment => decide(before, attachment)),
      ),
    )
  }

  /** At once where nothing must be looked up: so it is with most of what is said. */
  function propose(said: Said, turn: BotTurn | null): Proposal | Promise<Proposal> {
    const { message, before, snapshot, at } = said
    const decision = turn?.decision
    // Asked of what goes to people only: the bot's own answers are on the fast path.
    const isForPeople = decision === undefined || decision.kind === 'handOver'
    const isToAgent = before.state.status === 'withAgent'
    const rule = isForPeople && message.text !== undefined ? ruleIn(message.text, isToAgent) : null
    if (decision?.kind === 'handOver' || rule === 'aboutAgent') return proposeForPeople(said, turn, rule)
    return proposalOf(said, turn, rule, deskNow(snapshot, MAIN_DESK, at), null)
  }

  async function proposeForPeople(said: Said, turn: BotTurn | null, rule: Rule | null): Promise<Proposal> {
    const { shopperId, message, before, snapshot, at } = said
    const decision = turn?.decision
    const complaint = rule === 'aboutAgent' ? await complaintOf(message.text ?? '', before) : null
    const desk =
      decision?.kind === 'handOver'
        ? deskFor(snapshot, { decision, rule, dialog: turn?.dialog ?? newDialog(), tier: await tierOf(shopperId) }, at)
        : deskOfState(snapshot, before.state, at)
    return proposalOf(said, turn, rule, desk, complaint)
  }

  async function tierOf(shopperId: string) {
    return (await store.people.shopper(shopperId))?.identity?.tier ?? null
  }

  /** Who is meant: by 工号, else who is here. */
  async function complaintOf(text: string, { state }: Conversation): Promise<Complaint> {
    const number = numberOfAgent(text)
    const named = number === null ? undefined : (await store.people.agents()).find(agent => agent.number === number)
    const here = state.status === 'withAgent' ? await store.people.agent(state.agentId) : null
    return {
      against: named?.id ?? here?.id ?? (state.status === 'closed' ? state.agentId : null),
      isHeardBySuperior: here !== null && isSuperiorRole(here.role),
    }
  }

  function turnOf(
    message: ShopperMessage,
    before: Conversation,
    snapshot: Knowledge,
    at: EpochMs,
    hints: Hints = {},
  ): BotTurn | null {
    const { state } = before
    if (state.status === 'withAgent') return null
    const dialog = dialogOf(before, at)
    if (message.attachmentId !== undefined)
      return { decision: { kind: 'askBack', entryIds: [], confidence: 0 }, dialog }
    if (message.choice === HUMAN_CHOICE) {
      const decision = { kind: 'handOver', reason: 'asked', about: dialog.lastEntryId, confidence: 1 } as const
      return { decision, dialog: { ...dialog, humanAsks: dialog.humanAsks + 1 } }
    }
    const utterance: Utterance =
      message.choice === undefined
        ? { text: message.text ?? '', language: before.locale === 'en' ? 'en' : 'zh', hints }
        : { chosenEntryId: message.choice }
    try {
      const begun = performance.now()
      const turn = snapshot.bot.decide(utterance, dialog)
      onBotDecided?.(performance.now() - begun)
      if (message.text === undefined) return turn
      const isComplaint = complainsOfAgent(message.text)
      if (!isComplaint && !asksForSupervisor(message.text)) return turn
      const { decision } = turn
      if (decision.kind === 'handOver') return turn
      const about = decision.kind === 'answer' ? (decision.answers[0]?.entryId ?? null) : dialog.lastEntryId
      return {
        decision: { kind: 'handOver', reason: isComplaint ? 'upset' : 'asked', about, confidence: 1 },
        dialog: isComplaint ? dialog : { ...dialog, humanAsks: dialog.humanAsks + 1 },
      }
    } catch (error) {
      onBotFault(error, before.id)
      return null
    }
  }
}

function proposalOf(
  { input, snapshot, at, attachment }: Said,
  turn: BotTurn | null,
  rule: Rule | null,
  desk: DeskNow,
  complaint: Complaint | null,
): Proposal {
  return {
    event: {
      type: 'shopperWrote',
      input,
      turn,
      desk,
      ...(rule === null ? {} : { rule }),
      ...(complaint === null ? {} : { complaint }),
      at,
    },
    knowledge: snapshot,
    attachment,
  }
}

/** Only a bot that does not know what is meant is helped; nothing else is sent anywhere. */
function isUnsure(turn: BotTurn | null): boolean {
  if (turn === null) return false
  const { decision } = turn
  return decision.kind === 'askBack' || (decision.kind === 'handOver' && /^(unsure|outOfScope)$/.test(decision.reason))
}

function dialogOf({ state }: Conversation, at: EpochMs): DialogState {
  switch (state.status) {
    case 'withBot':
      return at - state.lastTurnAt > DIALOG_STALE_AFTER_MS ? newDialog() : state.dialog
    case 'waiting':
    case 'offlineMessage':
      return state.dialog
    default:
      return newDialog()
  }
}

function readInput(message: ShopperMessage, knowledge: Knowledge, { locale }: Conversation): ShopperInput {
  const { clientMessageId, choice, attachmentId } = message
  if (attachmentId !== undefined) return { clientMessageId, text: botPhrases[locale].picture, attachmentId }
  if (choice === undefined) return { clientMessageId, text: message.text ?? '' }
  if (choice === HUMAN_CHOICE) return { clientMessageId, text: botPhrases[locale].humanPressed, choiceId: choice }
  const entry = knowledge.entry(choice)
  if (entry === undefined) throw new DeskError('UNKNOWN_CHOICE', 'this choice is no longer offered')
  return { clientMessageId, text: entry.question, choiceId: choice }
}

async function ownPicture(store: Store, shopperId: string, attachmentId: string): Promise<AttachmentRow> {
  const row = await store.people.attachment(attachmentId)
  if (row === null || row.shopperId !== shopperId)
    throw new DeskError('UNKNOWN_ATTACHMENT', 'there is no such picture of yours')
  return row
}
