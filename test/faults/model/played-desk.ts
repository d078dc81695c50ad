import { randomUUID } from 'node:crypto'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Message, Status } from '../../../protocol/message.ts'
import type { ShopperMessage } from '../../../protocol/shopper.ts'
import type { Agent } from '../../../server/store/people-store.ts'
import { type Clock, createClock } from '../../support/clock.ts'
import { type DeskInProcess, openDesk } from '../support/desk-in-process.ts'
import { type Action, AGENTS, SHOPPERS } from './actions.ts'

/** What an action may meet because something else came first; everything else is a fault. */
const EXPECTED = new Set([
  'NOT_WAITING',
  'NOT_OWNER',
  'NOT_FOUND',
  'CONVERSATION_CLOSED',
  'NOT_CLOSED',
  'ALREADY_RATED',
  'RATING_OVER',
  'FORBIDDEN',
  'AGENT_NOT_AVAILABLE',
  'NOTE_NEEDED',
  'NOT_IN_QUEUE',
])

/** A desk on which a random day is played. */
export interface PlayedDesk {
  readonly faults: string[]
  readonly clock: Clock
  play(action: Action): Promise<void>
  /** What each shopper heard, by conversation. */
  readonly heard: ReadonlyMap<string, { readonly messages: readonly Message[]; readonly statuses: readonly Status[] }>
  tick(): Promise<void>
  close(): Promise<void>
}

export async function openPlayedDesk(file: string, knowledge: Knowledge): Promise<PlayedDesk> {
  const clock = createClock()
  const faults: string[] = []
  const heard = new Map<string, { messages: Message[]; statuses: Status[] }>()
  const connected = new Set<string>()
  const lastSent = new Map<string, ShopperMessage>()
  const open = () =>
    openDesk({
      file,
      knowledge,
      now: clock,
      tell({ id }, messages, status) {
        const ear = heard.get(id) ?? { messages: [], statuses: [] }
        heard.set(id, ear)
        ear.messages.push(...messages)
        if (status !== null) ear.statuses.push(status)
      },
      onFault: (error, where) => faults.push(`${where}: ${String(error)}`),
    })

  let at: DeskInProcess = await open()
  for (let n = 0; n < AGENTS; n++) await at.store.people.addAgent(agentNumber(n))
  const ids: string[] = []
  for (let n = 0; n < SHOPPERS; n++) ids.push((await at.desk.openConversation('web', `shopper-${n}`, 'zh-CN')).id)
  const idOf = (shopper: number) => ids[shopper] ?? ''

  async function perform(action: Action): Promise<void> {
    const { desk } = at
    switch (action.do) {
      case 'write':
        return write(action.shopper, action.text, action.isSentTwice)
      case 'ask':
        return void (await desk.shopper.requestHandOff(idOf(action.shopper)))
      case 'cancel':
        return void (await desk.shopper.cancelHandOff(idOf(action.shopper)))
      case 'supervisor':
        return void (await desk.shopper.requestHandOff(idOf(action.shopper), { reason: 'supervisor' }))
      case 'exit':
        return void (await desk.chooseExit(idOf(action.shopper), {
          exit: action.exit,
          contact: '13800138000',
          text: '请回电',
        }))
      case 'rate':
        return void (await desk.shopper.rate(idOf(action.shopper), { score: 5 }))
      case 'connect':
        connected.add(nameOf(action.agent))
        return void (await desk.presence.connected(nameOf(action.agent)))
      case 'vanish':
        connected.delete(nameOf(action.agent))
        return desk.presence.disconnected(nameOf(action.agent))
      case 'signOut':
        connected.delete(nameOf(action.agent))
        return desk.presence.left(nameOf(action.agent))
      case 'time':
        clock.pass(action.seconds * 1_000)
        return desk.presence.renew([...connected])
      case 'tick':
        return desk.tick()
      case 'restart':
        await at.close()
        at = await open()
        return
      case 'together':
        return void (await Promise.all(action.actions.filter(each => each.do !== 'restart').map(tolerant)))
      default:
        // Only who is connected can do the rest.
        if (connected.has(nameOf(action.agent))) await act(action)
    }
  }

  async function act(action: Extract<Action, { agent: number }>): Promise<void> {
    const { desk } = at
    const agentId = nameOf(action.agent)
    if (action.do === 'presence') return desk.presence.set(agentId, action.status)
    if (action.do === 'takeWork' || action.do === 'doneWork') return work(agentId, action.do)
    if (!('shopper' in action)) return
    const id = idOf(action.shopper)
    switch (action.do) {
      case 'claim':
        return void (await desk.agent.claim(agentId, id))
      case 'say':
        return void (await desk.agent.send(
          agentId,
          {
            conversationId: id,
            clientMessageId: randomUUID(),
            text: '您好',
          },
          async () => {},
        ))
      case 'close':
        return void (await desk.agent.close(agentId, id))
      case 'open':
        return void (await desk.agent.opened(agentId, id))
      case 'takeOver':
        return void (await desk.agent.takeOver(agentId, id, 'takenOver'))
      case 'toDesk':
        return void (await desk.agent.transferToDesk(agentId, id, 'human', action.agent === 0))
      case 'toAgent':
        return void (await desk.agent.transferToAgent(agentId, id, nameOf(action.to)))
      case 'release':
        return void (await desk.agent.release(agentId, id, action.to))
    }
  }

  async function work(agentId: string, what: 'takeWork' | 'doneWork'): Promise<void> {
    const { desk, store } = at
    const agent = await store.people.agent(agentId)
    const pending = await store.work.pending()
    const row = pending.find(each => (what === 'takeWork' ? each.state === 'open' : each.takenBy === agentId))
    if (agent === null || row === undefined) return
    if (what === 'takeWork') await desk.work.take(agent, row.id)
    else await desk.work.done(agent, row.id, '已回电')
  }

  async function write(shopper: number, text: string, isSentTwice: boolean): Promise<void> {
    const message = { clientMessageId: randomUUID(), text }
    const send = (what: ShopperMessage) => at.desk.receiveShopperMessage(idOf(shopper), `shopper-${shopper}`, what)
    const former = lastSent.get(idOf(shopper))
    lastSent.set(idOf(shopper), message)
    if (!isSentTwice) return void (await send(message))
    const [first, again] = await Promise.all([send(message), send(message)])
    if (first.seq !== again.seq) faults.push('a message that was sent twice has two numbers')
    if (former !== undefined) await send(former)
  }

  async function tolerant(action: Action): Promise<void> {
    try {
      await perform(action)
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === undefined || !EXPECTED.has(code)) faults.push(`${JSON.stringify(action)}: ${String(error)}`)
    }
  }

  return {
    faults,
    clock,
    heard,
    async play(action) {
      await tolerant(action)
    },
    async tick() {
      await at.desk.presence.renew([...connected])
      await at.desk.tick()
    },
    close: () => at.close(),
  }
}

const nameOf = (agent: number) => `agent-${agent}`

function agentNumber(n: number): Agent {
  return {
    id: nameOf(n),
    login: nameOf(n),
    passwordHash: '',
    name: nameOf(n),
    number: `${n}`,
    role: n === 0 ? 'supervisor' : 'agent',
    desks: n === 1 ? [] : ['human'],
    capacity: n + 1,
    isDisabled: false,
    createdAt: 0,
  }
}
