import { clearText, mergeLines } from '../../protocol/merge-lines.ts'

/** A text as a publish found it, as it left it, and as it is now; `null` where there is no file. */
export interface ChangeSince {
  readonly before: string | null
  readonly after: string | null
  readonly now: string | null
}

/**
 * The text of now without what the change did.
 *
 * @returns `null` when the same place, or the file as a whole, has been changed again since.
 */
export function undoChange({ before, after, now }: ChangeSince): { readonly text: string | null } | null {
  if (now === after) return { text: before }
  if (now === before) return { text: now }
  if (before === null || after === null || now === null) return null
  const text = clearText(mergeLines(after, now, before))
  return text === null ? null : { text }
}
