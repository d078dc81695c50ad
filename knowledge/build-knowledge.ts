import { createBot } from '../bot/create-bot.ts'
import type { Bot } from '../bot/decision.ts'
import type { BuildEngine } from '../bot/engine.ts'
import { buildEngines, type Engines, type Learned } from './build-engines.ts'
import type { KnowledgeContent } from './content.ts'
import { createTitleFinder } from './find-titles.ts'
import type { Knowledge } from './knowledge.ts'
import { createContentPublisher, type PublishedContent } from './publish-content.ts'

export interface BuildOptions {
  /** "2026-09-01" where the shop is: expired entries are left out. */
  readonly today: string
  /** From an earlier build of the same content: skips the learning. */
  readonly learned?: Learned
  readonly createEngine?: BuildEngine
}

/** Makes what is published from what was read. The content should have passed the lint; what it would refuse is left out. */
export function buildKnowledge(content: KnowledgeContent, options: BuildOptions): Knowledge {
  const published = createContentPublisher()(content, options.today)
  return openKnowledge(
    published,
    openBot(published, buildEngines(published, options.learned, options.createEngine).engines),
  )
}

export function openBot({ botEntries, subjects }: PublishedContent, engines: Engines): Bot {
  return createBot({ engines, entries: botEntries, subjects })
}

/** Quick, whatever the size: nothing is read that is not asked for. */
export function openKnowledge(published: PublishedContent, bot: Bot): Knowledge {
  const { botEntries: _, subjects: __, synonyms: ___, wrongAnswersAtMost: ____, ...said } = published
  const byId = new Map(said.entries.map(entry => [entry.id, entry]))
  const entry = (id: string) => byId.get(id)
  return { ...said, bot, entry, titles: createTitleFinder(said.entries, entry, bot) }
}
