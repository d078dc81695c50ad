import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Locale } from '../../protocol/message.ts'
import type { Team } from '../../protocol/people.ts'
import type { OtherDesk } from '../../protocol/shopper.ts'
import type { ConversationState, EpochMs } from '../conversation/state.ts'
import { MAIN_DESK } from '../routing/desks.ts'
import { deskNow, deskTitle, namedDeskNow } from './desk-now.ts'

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

/** Where somebody who waits may go instead, each with its own hours: that a colleague helps out is told to who goes. */
export function otherDesks(
  knowledge: Knowledge,
  state: ConversationState,
  locale: Locale,
  at: EpochMs,
): readonly OtherDesk[] {
  if (state.status !== 'waiting' && state.status !== 'offlineMessage') return []
  const others = Object.keys(knowledge.desks.desks).filter(id => id !== state.desk)
  return others.map(id => {
    const { isOpen, opensAt } = namedDeskNow(knowledge, id, at)
    return { id, title: deskTitle(knowledge, id)[locale === 'zh-CN' ? 'zh' : 'en'], isOpen, opensAt }
  })
}
