import type { Replacement } from '../../knowledge/replace-files.ts'
import type { KnowledgeVersion } from '../../protocol/editor.ts'
import { clearText, mergedText, mergeLines } from '../../protocol/merge-lines.ts'
import type { ChangeSince } from './undo-change.ts'

/** A publish that came later, and what it did to the file. */
export interface LaterChange extends Pick<Replacement, 'before' | 'after'> {
  readonly version: KnowledgeVersion
}

/** Hands have no version. */
interface Step {
  readonly version: KnowledgeVersion | null
  readonly text: string | null
}

/**
 * Which later publishes changed the places that stand in the way of undoing a change: it is undone after each of them
 * in turn. Nobody is named when it was done by hand.
 *
 * @param later oldest first.
 */
export function whoChangedSince(change: ChangeSince, later: readonly LaterChange[]): KnowledgeVersion[] {
  const steps = stepsOf(change, later)
  let { after: text, before: undone } = change
  const inTheWay = steps.filter(step => {
    const parts = text === null || undone === null || step.text === null ? null : mergeLines(text, step.text, undone)
    text = step.text
    if (parts === null) return true
    undone = mergedText(parts, clash => clash.theirs)
    return clearText(parts) === null
  })
  // Each by itself may leave the place alone, and all of them together not.
  return (inTheWay.length > 0 ? inTheWay : steps).flatMap(({ version }) => version ?? [])
}

function stepsOf({ after, now }: ChangeSince, later: readonly LaterChange[]): Step[] {
  const steps: Step[] = []
  let text = after
  for (const change of later) {
    if (change.before !== text) steps.push({ version: null, text: change.before })
    steps.push({ version: change.version, text: change.after })
    text = change.after
  }
  return text === now ? steps : [...steps, { version: null, text: now }]
}
