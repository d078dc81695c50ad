import { randomUUID } from 'node:crypto'
import type { NodeLine } from './node-line.ts'

/** An agent waits for it. Nodes answer within a few milliseconds; silence means no. */
const ANSWER_WITHIN_MS = 150

/** What only the node knows that holds a shopper's connection. */
export function askOtherNodes(line: NodeLine, isOnlineHere: (conversationId: string) => boolean) {
  const asked = new Map<string, () => void>()

  line.onHint(hint => {
    if (hint.kind === 'here') asked.get(hint.question)?.()
    if (hint.kind === 'whoHas' && isOnlineHere(hint.conversationId))
      line.hint({ kind: 'here', question: hint.question })
  })

  return {
    isOnline(conversationId: string): Promise<boolean> {
      if (line.isAway()) return Promise.resolve(false)
      const question = randomUUID()
      return new Promise(resolve => {
        const patience = setTimeout(() => answer(false), ANSWER_WITHIN_MS)
        const answer = (isOnline: boolean) => {
          clearTimeout(patience)
          asked.delete(question)
          resolve(isOnline)
        }
        asked.set(question, () => answer(true))
        line.hint({ kind: 'whoHas', conversationId, question })
      })
    },
  }
}
