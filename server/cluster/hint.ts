/**
 * What a node tells the others so that they look into the store sooner than they would by themselves. Whoever misses one
 * is late, never wrong.
 */
export type Hint =
  /** The queue, presence or conversations have changed; for the inboxes of all, or of these agents. */
  | { readonly kind: 'inboxes'; readonly of: 'all' | readonly string[] }
  /** Whoever has this shopper's page open says so. */
  | { readonly kind: 'whoHas'; readonly conversationId: string; readonly question: string }
  | { readonly kind: 'here'; readonly question: string }
  /** Content files have been published. */
  | { readonly kind: 'knowledge' }
