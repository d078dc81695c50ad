import type { DeskLine } from './desk-line.ts'
import type { DeskState, Suggestions } from './desk-state.ts'
import type { Observable } from './observable.ts'

interface Needs {
  readonly state: Observable<DeskState>
  readonly line: Pick<DeskLine, 'call'>
}

/** Keeps the suggested answers of a conversation in step with the shopper's last message. */
export function createSuggestionFeed({ state, line }: Needs) {
  const asked = new Map<string, number>()

  function put(id: string, suggestions: Suggestions) {
    state.update(before => ({ ...before, suggestions: { ...before.suggestions, [id]: suggestions } }))
  }

  /** Old suggestions stay visible until the new ones are here; an answer that was overtaken is dropped. */
  return async function refresh(conversationId: string) {
    const turn = (asked.get(conversationId) ?? 0) + 1
    asked.set(conversationId, turn)
    const shown = state.get().suggestions[conversationId]
    put(conversationId, { phase: 'loading', answers: shown?.answers ?? [] })
    const outcome = await line.call('suggest', { conversationId })
    if (asked.get(conversationId) !== turn) return
    put(
      conversationId,
      outcome.ok
        ? { phase: 'ready', answers: outcome.data.suggestions.slice(0, 3) }
        : { phase: 'failed', answers: shown?.answers ?? [] },
    )
  }
}
