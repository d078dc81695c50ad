import type { Attachment } from '../../protocol/message.ts'
import type { Shelf } from './shelf.ts'

export type DraftBody =
  | { readonly text: string }
  | { readonly choice: string; readonly label: string }
  | { readonly attachment: Attachment }

/** A message of the shopper that the desk has not acknowledged. */
export interface Draft {
  /** The `clientMessageId`: the same at every try. */
  readonly id: string
  /** Its place in the order; close to the time it was written. */
  readonly at: number
  readonly body: DraftBody
  /** Why the desk refused it for good; absent while it is on its way. */
  readonly refusal?: string
}

/** Keeps every draft under a key of its own: tabs add and remove without reading each other's list first. */
export interface Outbox {
  /** `id` when the draft has had one before it could be sent. */
  add(body: DraftBody, id?: string): Draft
  /** In the order in which they will be sent. */
  list(): Draft[]
  /** The first that has not been refused. */
  next(): Draft | undefined
  refuse(id: string, code: string): void
  /** Back to the end of the line, under the same id. */
  retry(id: string): void
  /** It is stored at the desk, or no longer wanted. */
  remove(id: string): void
}

const PREFIX = 'draft:'

export function createOutbox(shelf: Shelf, newId: () => string, now: () => number): Outbox {
  const keep = (draft: Draft): Draft => {
    shelf.set(PREFIX + draft.id, JSON.stringify(draft))
    return draft
  }
  const read = (key: string): Draft | null => {
    try {
      const draft = JSON.parse(shelf.get(key) ?? 'null') as Draft | null
      return draft?.id && draft.body ? draft : null
    } catch {
      return null
    }
  }
  const list = (): Draft[] =>
    shelf
      .keys()
      .filter(key => key.startsWith(PREFIX))
      .flatMap(key => read(key) ?? [])
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const endOfLine = (): number => Math.max(now(), (list().at(-1)?.at ?? 0) + 1)

  return {
    add: (body, id = newId()) => keep({ id, at: endOfLine(), body }),
    list,
    next: () => list().find(draft => draft.refusal === undefined),
    refuse(id, code) {
      const draft = read(PREFIX + id)
      if (draft) keep({ ...draft, refusal: code })
    },
    retry(id) {
      const draft = read(PREFIX + id)
      if (draft) keep({ id, at: endOfLine(), body: draft.body })
    },
    remove: id => shelf.remove(PREFIX + id),
  }
}
