import Fuse from 'fuse.js'
import type { CannedReply } from '../../protocol/people.ts'

const SHOWN = 8

/** Canned replies by title and text, typos forgiven; those in the shopper's language come first. */
export function createCannedSearch(replies: readonly CannedReply[], language: CannedReply['language']) {
  const ordered = [
    ...replies.filter(reply => reply.language === language),
    ...replies.filter(reply => reply.language !== language),
  ]
  const fuse = new Fuse(ordered, {
    keys: [
      { name: 'title', weight: 2 },
      { name: 'text', weight: 1 },
    ],
    threshold: 0.45,
    ignoreLocation: true,
  })
  return (query: string): readonly CannedReply[] =>
    query.trim() === '' ? ordered.slice(0, 50) : fuse.search(query.trim(), { limit: SHOWN }).map(found => found.item)
}
