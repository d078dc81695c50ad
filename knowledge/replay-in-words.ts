import type { Knowledge } from './knowledge.ts'
import type { Outcome, Replayed, ReplaySample } from './replay-questions.ts'

/** A replay whose samples name entries by their titles. */
export interface ReplayedInWords extends Omit<Replayed, 'samples'> {
  readonly samples: readonly (Pick<ReplaySample, 'text' | 'kind'> & {
    readonly before: string | null
    readonly after: string | null
  })[]
}

type Titles = Pick<Knowledge, 'entry'>

export function inWords(replayed: Replayed, before: Titles, after: Titles): ReplayedInWords {
  return {
    ...replayed,
    samples: replayed.samples.map(sample => ({
      text: sample.text,
      kind: sample.kind,
      before: titlesOf(sample.before, before),
      after: titlesOf(sample.after, after),
    })),
  }
}

function titlesOf(outcome: Outcome | null, { entry }: Titles): string | null {
  return outcome === null ? null : outcome.map(id => entry(id)?.question ?? id).join(' + ')
}
