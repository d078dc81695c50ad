import type { FaqRecord, KnowledgeContent } from './content.ts'

/** Entries that still hold on `today` ("2026-09-01"); `valid_until` is the last day on which one does. */
export function liveEntries(content: Pick<KnowledgeContent, 'entries'>, today: string): FaqRecord[] {
  return content.entries.filter(entry => !isExpired(entry, today))
}

export function isExpired(entry: Pick<FaqRecord, 'valid_until'>, today: string): boolean {
  return entry.valid_until !== undefined && entry.valid_until < today
}
