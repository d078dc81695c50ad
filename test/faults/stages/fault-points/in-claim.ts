import Database from 'better-sqlite3'
import { checkDatabase } from '../../support/check-database.ts'
import { ADMIN, startCompiled } from '../../support/compiled-server.ts'
import { databaseIn } from '../../support/data-dir.ts'
import { openRawVisitor, signIn } from '../../support/raw-visitor.ts'
import { type Deaths, diesOf } from './deaths.ts'

const env = { NODE_ENV: 'test', FAULT: 'inClaim' }

/** Dies when a claim is saved and nobody has been told; the agent comes back and claims again. */
export async function dieInClaim(dataDir: string, times: number): Promise<Deaths> {
  const faults: string[] = []
  let clean = 0
  let token = ''
  for (let time = 0; time < times; time++) {
    const server = await startCompiled(dataDir, { env })
    if (token === '') token = (await signIn(server.url, ADMIN.login, ADMIN.password)).token
    const shopper = await openRawVisitor(server.url, '/shopper')
    const session = await shopper.hears<{ conversationId: string }>('session')
    await shopper.ask('handoff:request', {})
    const agent = await openRawVisitor(server.url, '/agent', { token })
    await agent.hears('inbox')
    const { conversationId = '' } = session ?? {}
    const lost = await agent.ask('conversation:claim', { conversationId })
    faults.push(...(await diesOf(server, 'inClaim')))

    const again = await startCompiled(dataDir)
    const back = await openRawVisitor(again.url, '/agent', { token })
    const inbox = await back.hears<{ mine: { conversationId: string }[] }>('inbox')
    const claimed = await back.ask('conversation:claim', { conversationId })
    const told = await back.ask('message:send', { conversationId, clientMessageId: crypto.randomUUID(), text: '您好' })
    await back.ask('conversation:close', { conversationId })
    await again.stop()
    const found = [
      ...(lost === null ? [] : ['the claim was answered']),
      ...(inbox?.mine.some(row => row.conversationId === conversationId) ? [] : ['the agent does not see it']),
      ...(claimed?.ok === true ? [] : [`the second claim is refused: ${claimed?.code}`]),
      ...(told?.ok === true ? [] : [`the agent may not write: ${told?.code}`]),
      ...(joinsOf(dataDir, conversationId) === 1 ? [] : ['the agent has not joined exactly once']),
      ...checkDatabase(databaseIn(dataDir)).faults,
    ]
    if (found.length === 0) clean += 1
    faults.push(...found.map(fault => `inClaim: ${fault}`))
  }
  return { times, clean, faults }
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
