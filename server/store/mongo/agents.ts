import { DeskError } from '../../errors.ts'
import type { Agent, PeopleStore } from '../people-store.ts'
import type { Collections } from './collections.ts'
import type { AgentDocument } from './documents/people-documents.ts'
import type { Steady } from './steady.ts'
import { isDuplicate } from './storage-fault.ts'

type Agents = Pick<PeopleStore, 'addAgent' | 'addFirstAgent' | 'updateAgent' | 'agent' | 'agentByLogin' | 'agents'>

const FIRST = 'first'
const keyOf = (login: string) => login.toLowerCase()

export function createAgents({ agents }: Collections, steady: Steady, nextPlace: () => number): Agents {
  async function insert(agent: Agent, rank: string): Promise<boolean> {
    const { id, ...fields } = agent
    const row = { _id: id as never, ...fields, loginKey: keyOf(agent.login), rank, place: nextPlace() }
    return steady(async attempt => {
      try {
        await agents.collection.insertOne(row)
        return true
      } catch (error) {
        if (!isDuplicate(error)) throw error
        // The answer to an earlier attempt may have been lost.
        return attempt > 1 && (await agents.findById(id, { place: 1 }).lean())?.place === row.place
      }
    })
  }
  const taken = ({ login }: Agent) => new DeskError('LOGIN_TAKEN', `somebody signs in as ${login} already`)

  return {
    async addAgent(agent) {
      if (!(await insert(agent, agent.id))) throw taken(agent)
    },
    async addFirstAgent(agent) {
      const any = await steady(() => agents.findOne({}, { _id: 1 }).lean())
      return any === null && insert(agent, FIRST)
    },
    async updateAgent(agent) {
      const { id, createdAt, ...fields } = agent
      try {
        const { matchedCount } = await steady(() =>
          agents.updateOne({ _id: id }, { $set: { ...fields, loginKey: keyOf(agent.login) } }),
        )
        if (matchedCount === 0) throw new DeskError('NOT_FOUND', `no agent ${id}`)
      } catch (error) {
        throw isDuplicate(error) ? taken(agent) : error
      }
    },
    async agent(id) {
      return toAgent(await steady(() => agents.findById(id).lean<AgentDocument | null>()))
    },
    async agentByLogin(login) {
      return toAgent(await steady(() => agents.findOne({ loginKey: keyOf(login) }).lean<AgentDocument | null>()))
    },
    async agents() {
      const found = await steady(() => agents.find().sort({ createdAt: 1, place: 1 }).lean<AgentDocument[]>())
      return found.map(each => toAgent(each)!)
    },
  }
}

function toAgent(document: AgentDocument | null): Agent | null {
  if (document === null) return null
  const { _id: id, loginKey, rank, place, ...agent } = document
  return { id, ...agent }
}
