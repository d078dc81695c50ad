import type { AgentClient } from '../../support/agent-client.ts'

/** What a console keeps of one conversation: what it is told, and what it asks for when a head says that it lacks something. */
export interface ReadingAgent {
  texts(): readonly string[]
  /** Highest `seq` up to which nothing is missing. */
  last(): number
}

export function readAlong(agent: AgentClient, conversationId: string): ReadingAgent {
  const kept = new Map<number, string>()
  let last = 0
  let isAsking = false

  function keep({ seq, text }: { seq: number; text: string }): void {
    kept.set(seq, text)
    while (kept.has(last + 1)) last += 1
  }

  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    const answer = await agent.sync(conversationId, last).catch(() => null)
    if (answer?.ok === true) for (const message of answer.data.messages) keep(message)
    isAsking = false
  }

  agent.socket.on('message:new', message => {
    if (message.conversationId !== conversationId) return
    keep(message)
    if (message.seq > last) void ask()
  })
  agent.socket.on('head', head => {
    if (head.conversationId === conversationId && head.seq > last) void ask()
  })
  return {
    texts: () => [...kept].sort(([one], [other]) => one - other).map(([, text]) => text),
    last: () => last,
  }
}
