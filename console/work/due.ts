import type { Work } from '../../protocol/work.ts'
import { serverNow } from '../http/server-clock.ts'

/** Whether it is time to deal with a message or a call. */
export const isDue = ({ dueAt }: Pick<Work, 'dueAt'>): boolean => dueAt <= serverNow()
