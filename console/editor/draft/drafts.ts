import type { FileChange } from '../../../protocol/editor.ts'
import { createObservable } from '../../desk/observable.ts'

/** A file as somebody wants it and has not published it. */
export interface FileDraft {
  readonly path: string
  /** `null`: to be deleted. */
  readonly text: string | null
  /** What the draft was made from; `null` for a new file. */
  readonly base: { readonly text: string; readonly revision: string } | null
}

/** What is needed of `sessionStorage`. */
export interface DraftStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Unpublished changes: kept in this tab, so that a reload loses nothing. */
export function createFileDrafts(storage: DraftStorage, ownerId: string) {
  const key = `switchboard.knowledge.${ownerId}`
  const all = createObservable<readonly FileDraft[]>(read(storage, key))

  function keep(next: readonly FileDraft[]) {
    all.set(next)
    try {
      if (next.length === 0) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(next))
    } catch {
      // A full storage must not stop the work; only a reload would lose it.
    }
  }

  const without = (path: string) => all.get().filter(draft => draft.path !== path)

  return {
    all,
    of: (path: string): FileDraft | undefined => all.get().find(draft => draft.path === path),
    /** A text that is the published one again is no change. */
    put(draft: FileDraft) {
      const isNothing = draft.base === null ? draft.text === null : draft.text === draft.base.text
      if (isNothing) return keep(without(draft.path))
      const at = all.get().findIndex(({ path }) => path === draft.path)
      keep(at < 0 ? [...all.get(), draft] : all.get().with(at, draft))
    },
    drop: (path: string) => keep(without(path)),
    clear: () => keep([]),
  }
}

export type FileDrafts = ReturnType<typeof createFileDrafts>

export const changesOf = (drafts: readonly FileDraft[]): FileChange[] =>
  drafts.map(({ path, text, base }) => ({ path, text, revision: base?.revision ?? null }))

function read(storage: DraftStorage, key: string): FileDraft[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isDraft) : []
  } catch {
    return []
  }
}

function isDraft(value: unknown): value is FileDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'text' in value &&
    'base' in value
  )
}
