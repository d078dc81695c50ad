/** A way to break the server that must not go unnoticed. */
export interface Mutant {
  readonly name: string
  /** Compiled file, from the root of the build. */
  readonly file: string
  /** Each must stand in the file exactly once: else the code has moved on, and the mutant with it. */
  readonly changes: readonly { readonly from: string; readonly to: string }[]
  /** The probe that has to turn red. */
  readonly seenBy:
    | 'killed before a commit'
    | 'killed after a commit'
    | 'killed at random'
    | 'races'
    | 'heads'
    | 'fsync'
    | 'late bot'
}

/** Lets a change go in whatever came between reading and writing. */
const unchecked = (when: string) => [
  {
    from: '    return function commitChange(before, change) {\n',
    to: `    const standsAt = writer.prepare('SELECT version, head FROM conversations WHERE id = ?');
    return function commitChange(before, change) {
        if (${when}) before = { ...before, ...standsAt.get(before.id) };\n`,
  },
]

export const mutants: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    file: 'server/store/sqlite/conversations.js',
    changes: [
      {
        from: 'return isTakenBack(before, change) ? group.writeWhole(work) : group.write(work);',
        to: `return new Promise((resolve, reject) => {
                group.write(() => resolve(work())).catch(reject);
            });`,
      },
    ],
    seenBy: 'killed before a commit',
  },
  {
    name: 'does not know a message that is sent again',
    file: 'server/store/sqlite/commit-change.js',
    changes: [{ from: 'let isUsed = keys.find(keyed, key) !== null', to: 'let isUsed = false' }],
    seenBy: 'killed after a commit',
  },
  {
    name: 'replays nothing to who comes back',
    file: 'server/desk/look-at-conversation.js',
    changes: [
      {
        from: `                messages: messages.map(toShopperView),
                head: conversation.head,
                status: await statuses.statusOf(conversation),`,
        to: `                messages: [],
                head: conversation.head,
                status: await statuses.statusOf(conversation),`,
      },
    ],
    seenBy: 'killed after a commit',
  },
  {
    name: 'keeps timers in memory',
    file: 'server/store/sqlite/timers.js',
    changes: [
      {
        from: '            set.run(conversation, kind, dueAt);',
        to: '            globalThis.timersInMemory = [...(globalThis.timersInMemory ?? []), { conversation, kind, dueAt }];',
      },
    ],
    seenBy: 'killed at random',
  },
  {
    name: 'checks first and claims then',
    file: 'server/store/sqlite/commit-change.js',
    changes: unchecked(`change.state.status === 'withAgent'`),
    seenBy: 'races',
  },
  {
    name: 'tells nobody how far a conversation is',
    file: 'server/sockets/head-beat.js',
    changes: [{ from: 'beat(listener).catch(onFault);', to: ';' }],
    seenBy: 'heads',
  },
  {
    name: 'opens the database with synchronous=NORMAL',
    file: 'server/store/sqlite/open-database.js',
    changes: [
      { from: `requireMode(db, 'synchronous', 'FULL', 2);`, to: `requireMode(db, 'synchronous', 'NORMAL', 1);` },
    ],
    seenBy: 'fsync',
  },
  {
    name: 'lets the bot answer for an epoch that is over',
    file: 'server/store/sqlite/commit-change.js',
    changes: unchecked(`change.messages.some(message => message.from === 'bot')`),
    seenBy: 'late bot',
  },
]
