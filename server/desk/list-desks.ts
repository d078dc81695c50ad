import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Locale } from '../../protocol/message.ts'
import type { Team } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import { MAIN_DESK } from '../routing/desks.ts'
import { deskNow, deskTitle } from './desk-now.ts'

/**
 * Desks to hand a conversation to: those of `desks.yaml`. A shop that has none beside the main desk names them by their
 * hours, as `hours.yaml` does.
 */
export function listDesks(knowledge: Knowledge, locale: Locale, at: EpochMs): Team['desks'] {
  const chat = Object.keys(knowledge.desks.desks)
  const withHours = Object.keys(knowledge.hours.desks)
  const ids = chat.length > 1 ? chat : [...new Set([MAIN_DESK, ...withHours])]
  return ids.map(id => {
    const now = deskNow(knowledge, id, at)
    return {
      id,
      title: deskTitle(knowledge, id)[locale === 'zh-CN' ? 'zh' : 'en'],
      isOpen: now.isOpen && now.desk === id,
    }
  })
}
