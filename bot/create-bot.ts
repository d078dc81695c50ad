import type {
  Answer,
  Bot,
  Decision,
  DialogState,
  HandOverReason,
  Hints,
  OpenQuestions,
  Suggestion,
  Turn,
} from './decision.ts'
import type { Engine } from './engine.ts'
import type { BotEntry, Language } from './entry.ts'
import { soundsUpset } from './talk/anger.ts'
import { choiceOf } from './talk/choices.ts'
import { createFinder, type Found } from './talk/find-answers.ts'
import { reportsHazard } from './talk/hazards.ts'
import { leaveOpen } from './talk/leave-open.ts'
import { readOrderNumbers } from './talk/order-numbers.ts'
import { asksForPerson } from './talk/person-words.ts'
import { remembering } from './talk/remembering.ts'
import { pleasantriesIn } from './talk/small-talk.ts'
import { subjectsOf } from './talk/subjects.ts'
import { languageOf } from './text/language.ts'
import { normalize } from './text/normalize.ts'

export interface BotParts {
  /** One engine a language that the shop answers in. */
  readonly engines: { readonly [language in Language]?: Engine }
  /** The entries of all those engines. */
  readonly entries: readonly BotEntry[]
  /** Things that the entries speak of, where somebody has found them already: see subjectsOf. */
  readonly subjects?: readonly string[]
}

const MOST_CHOICES = 3
/** A letter, or more than a stray digit or two. */
const SAYS_SOMETHING = /\p{L}|\p{N}{3}/u
/** Different texts that need not be heard anew. */
const MOST_REMEMBERED = 500
/** Very long messages: the end often holds the wish, the middle a story. In UTF-16 code units. */
const KEPT_START = 800
const KEPT_END = 190

/** The bot of one shop: small rules for people first, then the engines. Pure; holds no conversation. */
export function createBot({ engines, entries, subjects = subjectsOf(entries) }: BotParts): Bot {
  const entryById = new Map(entries.map(entry => [entry.id, entry]))
  const finder = createFinder(engines, entryById, subjects)

  const heard = remembering(MOST_REMEMBERED, hear)

  function decide(text: string, before: DialogState, page: Language | null, hints: Hints): Turn {
    const { said, wish, named, language, rest, topic } = heard(text)
    const dialog = { ...before, ...whatIsSaid(named, language, before) }
    if (wish === 'asked') {
      return handOver('asked', finder.likeliest(said), { ...dialog, humanAsks: dialog.humanAsks + 1 })
    }
    if (wish !== null) return handOver(wish, finder.likeliest(said), dialog)

    const chosen = choiceOf(said, dialog.offered)
    if (chosen === 'none') return handOver('unsure', null, dialog)
    if (chosen !== null) return choose(chosen, dialog)

    if (rest === '' && topic !== null) return { decision: { kind: 'smallTalk', topic }, dialog }
    if (!SAYS_SOMETHING.test(rest)) return wordless(dialog)
    const { lastEntryId, language: spoken = page } = dialog
    const context = { lastEntryId, subjects: before.subjects ?? [], language: spoken, hints }
    return answerOrAsk(finder.find(readOrderNumbers(rest, spoken), context), dialog, text)
  }

  /** What a text says by itself, whatever was said before it. */
  function hear(text: string) {
    const said = normalize(shortened(text))
    const wish = wishIn(said)
    return { said, wish, named: finder.subjectsIn(said), language: languageOf(said), ...pleasantriesIn(said) }
  }

  function answerOrAsk(found: Found, dialog: DialogState, text: string): Turn {
    const { answers, candidates } = found
    if (answers.length > 0) return answerWith(answers, dialog, leaveOpen(found, text))

    const about = { id: candidates[0]?.id ?? null, confidence: candidates[0]?.confidence ?? 0 }
    const worthAsking = candidates.filter(
      (candidate, place) => place === 0 || candidate.confidence >= found.mentionFrom,
    )
    if (about.id === null || about.confidence < found.askFrom) return handOver('outOfScope', about, dialog)
    if (dialog.unsureInARow >= 1) return handOver('unsure', about, dialog)
    const entryIds = worthAsking.slice(0, MOST_CHOICES).map(candidate => candidate.id)
    return {
      decision: { kind: 'askBack', entryIds, confidence: about.confidence },
      dialog: { ...dialog, unsureInARow: dialog.unsureInARow + 1, offered: entryIds },
    }
  }

  function choose(entryId: string, dialog: DialogState): Turn {
    const entry = entryById.get(entryId)
    if (!entry) return handOver('unsure', null, dialog)
    const explanation = {
      words: [],
      repairs: [],
      matchedQuestion: entry.questions[0] ?? '',
      doubts: [],
      runnerUp: null,
      margin: 1,
    }
    return answerWith([{ entryId, confidence: 1, explanation }], dialog)
  }

  function suggest(text: string, count: number): Suggestion[] {
    return finder.suggest(normalize(shortened(text)), Math.max(0, Math.floor(count) || 0))
  }

  return {
    decide(utterance, dialog) {
      try {
        return 'chosenEntryId' in utterance
          ? choose(utterance.chosenEntryId, dialog)
          : decide(String(utterance.text), dialog, utterance.language ?? null, utterance.hints ?? {})
      } catch {
        return handOver('botFailed', null, dialog)
      }
    },
    suggest(text, count) {
      try {
        return suggest(String(text), count)
      } catch {
        return []
      }
    },
  }
}

/** With something left open, the next doubt is the second in a row. */
function answerWith(answers: readonly Answer[], dialog: DialogState, open?: OpenQuestions): Turn {
  const decision: Decision = { kind: 'answer', answers, ...(open === undefined ? {} : { open }) }
  const lastEntryId = answers.at(-1)!.entryId
  const [unsureInARow, offered] = open === undefined ? [0, []] : [1, open.entryIds]
  return { decision, dialog: { ...dialog, unsureInARow, lastEntryId, offered } }
}

/** What a text adds to the memory of the conversation. */
function whatIsSaid(
  named: readonly string[],
  spoken: Language | null | undefined,
  before: DialogState,
): Pick<DialogState, 'subjects' | 'language'> {
  const subjects = named.length > 0 ? named : (before.subjects ?? [])
  const language = spoken ?? before.language
  return { ...(subjects.length > 0 ? { subjects } : {}), ...(language ? { language } : {}) }
}

function wishIn(said: string): 'safety' | 'asked' | 'upset' | null {
  if (reportsHazard(said)) return 'safety'
  if (asksForPerson(said)) return 'asked'
  return soundsUpset(said) ? 'upset' : null
}

type About = { readonly id: string | null; readonly confidence: number }

function handOver(reason: HandOverReason, about: About | null, dialog: DialogState): Turn {
  return {
    decision: { kind: 'handOver', reason, about: about?.id ?? null, confidence: about?.confidence ?? 0 },
    dialog: { ...dialog, unsureInARow: 0, offered: [] },
  }
}

/** "？？？" and the like: greeted once, then a person looks at it. */
function wordless(dialog: DialogState): Turn {
  if (dialog.unsureInARow >= 1) return handOver('unsure', null, dialog)
  return { decision: { kind: 'smallTalk', topic: 'greeting' }, dialog: { ...dialog, unsureInARow: 1 } }
}

function shortened(text: string): string {
  return text.length <= KEPT_START + KEPT_END ? text : `${text.slice(0, KEPT_START)}\n${text.slice(-KEPT_END)}`
}
