import type { Problem } from '../../knowledge/knowledge.ts'
import type { Published } from '../../protocol/editor.ts'
import type { PublishChanges } from './publish-changes.ts'
import type { RollBackWish } from './roll-back.ts'
import type { Versions } from './versions.ts'

/** Who has rolled back when nobody has asked for it. */
export const OURSELVES = 'Switchboard'

interface Needs {
  readonly versions: Pick<Versions, 'list'>
  readonly publish: Pick<PublishChanges, 'settled'>
  readonly rollBack: (wish: RollBackWish) => Promise<Published>
}

/**
 * Rolls a publish back that turned out to lose expected answers once everything was learned. Only the newest version,
 * and never what was rolled back like this: then the content staff must look.
 *
 * @returns `null` when the folder was changed by hand, or by somebody else since; nothing is done then.
 */
export function createTakeBack({ versions, publish, rollBack }: Needs) {
  return async function takeBack(version: string, lost: readonly Problem[]): Promise<Published | null> {
    // What is learned quickly is learned before its publish has been noted down.
    await publish.settled()
    const [newest] = await versions.list()
    if (newest === undefined || newest.version !== version || newest.by === OURSELVES) return null
    const questions = lost.map(({ params }) => `“${params.ask}”`)
    return rollBack({ id: newest.id, by: OURSELVES, why: `✗ ${questions.join(' ')}` })
  }
}
