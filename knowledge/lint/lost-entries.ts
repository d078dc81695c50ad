import { leaveOneOut, type OwnQuestions } from '../../bot/leave-one-out.ts'
import { botEntries } from '../build-engines.ts'
import type { KnowledgeContent } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { warning } from './rule.ts'
import { say } from './sentences.ts'

/** With fewer questions asked, one unlucky wording would decide; the check names few variants anyway. */
const LEAST_ASKED = 3

/**
 * Entries that are not found by their own questions: each question is taken out and asked, and none of those that were
 * tried brings the entry among the likeliest few. About three seconds for 400 entries.
 *
 * @param isAsked which entries to look at; all if not given.
 */
export function findLostEntries(
  content: KnowledgeContent,
  today: string,
  isAsked: (id: string) => boolean = () => true,
): Problem[] {
  const all = botEntries(content, today)
  const records = new Map(content.entries.map(entry => [entry.id, entry]))
  return (['zh', 'en'] as const).flatMap(language => {
    const own = all.filter(entry => entry.language === language)
    if (!own.some(({ id }) => isAsked(id))) return []
    return leaveOneOut(own, language, content.synonyms[language], isAsked)
      .filter(({ asked, found }) => asked >= LEAST_ASKED && found === 0)
      .map(lost => warning('UNFINDABLE', records.get(lost.id)!.place, sayLost(lost)))
  })
}

function sayLost({ id, asked, of, rival }: OwnQuestions) {
  const ends =
    rival === null
      ? { ends: 'nothing comes near them', endsZh: '机器人什么也想不到' }
      : { ends: `most lead to "${rival}"`, endsZh: `多半会想到“${rival}”` }
  return say('LOST_ENTRY', { id, asked, of, ...ends })
}

/** At most `most` of the ids, evenly spread: what can be looked at in seconds. */
export function sampleOf(ids: readonly string[], most: number): ReadonlySet<string> {
  const step = Math.max(1, ids.length / most)
  return new Set(Array.from({ length: Math.min(most, ids.length) }, (_, i) => ids[Math.floor(i * step)]!))
}
