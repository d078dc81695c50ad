import type { Store } from '../../../server/store/store.ts'

/** Two stores on the same data as one: whatever is asked goes to the one and the other in turn. */
export function asTwoNodes(one: Store, other: Store): Store {
  let turn = 0
  const inTurn = <Part extends object>(a: Part, b: Part): Part =>
    new Proxy(a, {
      get(_, name) {
        return (...args: unknown[]) => {
          turn += 1
          const node = (turn % 2 === 0 ? a : b) as Record<PropertyKey, (...args: unknown[]) => unknown>
          return node[name]?.(...args)
        }
      },
    })
  return {
    conversations: inTurn(one.conversations, other.conversations),
    people: inTurn(one.people, other.people),
    work: inTurn(one.work, other.work),
    day: inTurn(one.day, other.day),
    health: async () => (await one.health()) ?? other.health(),
    backup: file => one.backup(file),
    async close() {
      await one.close()
      await other.close()
    },
  }
}
