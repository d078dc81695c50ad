import { createBot } from '../bot/create-bot.ts'
import type { Bot, Explanation } from '../bot/decision.ts'
import type { Engine } from '../bot/engine.ts'
import type { BuiltEngines } from './build-engines.ts'

const UNTOLD: Explanation = { words: [], repairs: [], matchedQuestion: '', runnerUp: null, margin: 0 }

/** Decides as the shop's bot does, but says no reasons: several times as fast, for thousands of questions at once. */
export function botWithoutReasons({ engines, entries }: Pick<BuiltEngines, 'engines' | 'entries'>): Bot {
  const silent = Object.entries(engines).map(([language, engine]) => [language, withoutReasons(engine)])
  return createBot({ engines: Object.fromEntries(silent), entries })
}

function withoutReasons(engine: Engine): Engine {
  return { ...engine, match: text => engine.match(text), explain: () => ({ match: { top: [] }, explanation: UNTOLD }) }
}
