import Database from 'better-sqlite3'
import { checkDatabase } from '../../support/check-database.ts'
import { ADMIN, type CompiledServer, startCompiled } from '../../support/compiled-server.ts'
import { databaseIn } from '../../support/data-dir.ts'
import { openRawVisitor, signIn } from '../../support/raw-visitor.ts'
import { type Deaths, diesOf } from './deaths.ts'

const env = { NODE_ENV: 'test', FAULT: 'inClaim' }

/**
 * Dies when a claim is saved and nobody has been told; the agent comes back and claims again. That changes nothing any
 * more, so the server to which the agent comes back is the one that dies in the next claim.
 */
export async function dieInClaim(dataDir: string, times: number): Promise<Deaths> {
  const faults: string[] = []
  let clean = 0
  let server = await startCompiled(dataDir, { env })
  const { token } = await signIn(server.url, ADMIN.login, ADMIN.password)
  for (let time = 1; time <= times; time++) {
    const { conversationId, answer } = await claimFirst(server, token)
    faults.push(...(await diesOf(server, 'inClaim')))

    server = await startCompiled(dataDir, time < times ? { env } : {})
    const found = [
      ...(answer === null ? [] : ['the claim was answered']),
      ...(await comeBack(server, token, conversationId)),
      ...(joinsOf(dataDir, conversationId) === 1 ? [] : ['the agent has not joined exactly once']),
      ...checkDatabase(databaseIn(dataDir)).faults,
    ]
    if (found.length === 0) clean += 1
    faults.push(...found.map(fault => `inClaim: ${fault}`))
  }
  await server.stop()
  return { times, clean, faults }
}

async function claimFirst({ url }: CompiledServer, token: string) {
  const shopper = await openRawVisitor(url, '/shopper')
  const session = await shopper.hears<{ conversationId: string }>('session')
  await shopper.ask('handoff:request', {})
  const agent = await openRawVisitor(url, '/agent', { token })
  await agent.hears('inbox')
  const { conversationId = '' } = session ?? {}
  return { conversationId, answer: await agent.ask('conversation:claim', { conversationId }) }
}

/** The agent who has claimed it goes on as if the claim had been answered. */
async function comeBack({ url }: CompiledServer, token: string, conversationId: string): Promise<string[]> {
  const agent = await openRawVisitor(url, '/agent', { token })
  const inbox = await agent.hears<{ mine: { conversationId: string }[] }>('inbox')
  const claimed = await agent.ask('conversation:claim', { conversationId })
  const told = await agent.ask('message:send', { conversationId, clientMessageId: crypto.randomUUID(), text: '您好' })
  await agent.ask('conversation:close', { conversationId })
  agent.close()
  return [
    ...(inbox?.mine.some(row => row.conversationId === conversationId) ? [] : ['the agent does not see it']),
    ...(claimed?.ok === true ? [] : [`the second claim is refused: ${claimed?.code}`]),
    ...(told?.ok === true ? [] : [`the agent may not write: ${told?.code}`]),
  ]
}

function joinsOf(dataDir: string, conversationId: string): number {
  const db = new Database(databaseIn(dataDir), { readonly: true })
  const joins = db
    .prepare<[string], number>(
      `SELECT count(*) FROM messages m JOIN conversations c ON c.key = m.conversation
       WHERE c.id = ? AND m.more LIKE '%"notice":"joined"%'`,
    )
    .pluck()
    .get(conversationId)
  db.close()
  return joins ?? 0
}
