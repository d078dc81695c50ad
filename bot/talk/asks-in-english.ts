import { withinEdits } from '../text/edits.ts'
import { clausesOf } from './clauses.ts'

const PERSON_WORDS = [
  'human',
  'person',
  'agent',
  'representative',
  'operator',
  'someone',
  'somebody',
  'customer',
  'service',
  'support',
  'speak',
  'connect',
  'transfer',
]
/** English words that look like a slip of a person word and are not. */
const NOT_SLIPS = new Set([
  'humane',
  'persona',
  'persons',
  'urgent',
  'agents',
  'operators',
  'reagent',
  'spear',
  'sneak',
  'services',
  'customers',
  'humans',
  'agency',
  'operate',
  'operated',
  'support',
  'gent',
  'personal',
])

function withoutSlips(text: string): string {
  return text
    .replace(/\b(?:[a-z] ){3,}[a-z]\b/g, spaced => spaced.replaceAll(' ', ''))
    .replace(/[a-z]{4,}/g, word => {
      if (NOT_SLIPS.has(word) || PERSON_WORDS.includes(word)) return word
      return PERSON_WORDS.find(meant => isSlipOf(word, meant)) ?? word
    })
}

/** Seldom is the first letter wrong; letters in another order are slips wherever they stand. */
function isSlipOf(word: string, meant: string): boolean {
  if (word.length === meant.length && sorted(word) === sorted(meant)) return true
  return word[0] === meant[0] && withinEdits(word, meant, meant.length >= 9 ? 2 : 1)
}

const sorted = (word: string): string => [...word].sort().join('')

const SOMEONE =
  '(?:(?:an?|the|some|your|any|one of your) )?(?:(?:real|live|actual|human|living|online|support|service|customer|customer service|customer support|customer care|sales) )*(?:human|humans|human being|member of (?:your |the )?(?:staff|team)|person|people|agents?|representatives?|reps?|operator|someone|somebody|advis[eo]r|staff|staff member|employee|manager|supervisor|customer (?:service|support|care)|support team|your team|the team|real one|(?:live|human|real person) (?:chat|support|help|assistance))(?! (?:resources|hair|body|error|fee|rights|trafficking|verification|name|code|id|prices?|discounts?|commission|number\\b))'
const TALKS = new RegExp(
  `\\b(?:talk|speak|chat|connect|connected|transfer|transferred|switch|escalate|escalated|get|put|pass|forward|route|reach|contact|hand|request|ask for|call for)(?:ing)?(?: me| this| it| us)?(?: (?:directly|over|through|up|now|on))*(?: (?:to|with|in touch with|hold of|a hold of|onto?))* ${SOMEONE}\\b`,
)
const WANTS = new RegExp(
  `\\b(?:want|need|give me|get me|would like|'?d like|i like|can i have|may i have|where is|is there|are there|prefer|only)(?: to have)? ${SOMEONE}(?: (?:please|now|here|to (?:help|talk|chat|answer|assist|fix).*|who .*|available|online|there|right now|asap|instead|not a (?:ro)?bot))*$`,
)
const ALONE = new RegExp(
  `^(?:(?:hi|hello|hey|please|pls|plz|just|now|ok|okay|no|yes|the|i said) )*${SOMEONE}(?: (?:please|pls|plz|now|here|help|asap|thanks|thank you|right now|agent|needed|required|there|available))*$`,
)
const OTHER_AGENTS =
  /\b(?:real estate|estate|user|travel|insurance|cleaning|bleaching|shipping|secret|free|sales)[ -](?:human|agents?)\b|\b(?:become|becoming|be|as) an? (?:agent|representative|rep|operator)\b|\bhow many (?:people|agents)\b|\bcontact (?:person|people)\b/
const REACHES_OUT = new RegExp(
  `\\b(?:help|assistance|answer|reply|response) (?:from|by) ${SOMEONE}\\b|\\bcontact (?:your |the )?support\\b|\\b(?:transfer|connect|put) me(?: through| over)?(?: please| now)*$|^(?:hello |hi |please |pls )*(?:is |is there |can |could )?(?:any|some)(?:one|body) (?:please )?(?:there|help(?: me)?(?: out)?|real|available|online)(?: please)?$`,
)
const NO_ROBOT =
  /\b(?:not? (?:an? )?|stop |without )(?:talking to (?:an? )?)?(?:ro)?bots?\b(?! vacuum)|\bdo ?n'?t want (?:to talk to )?(?:an? |this )?(?:ro)?bot\b(?! vacuum)/
const ENGLISH_REFUSED =
  /\b(?:do ?n[o']?t|no|without)\b[^,.!?]*\b(?:need|want)\b[^,.!?]*\b(?:human|agent|person|representative)\b|\bdo ?n[o']?t (?:transfer|connect|escalate|put me)\b/
const ENGLISH_ABOUT =
  /\b(?:hours|phone number|number|email|salary|fee|cost)\b|\bwhat time\b|\bwhen (?:can|could|do|does|is|are|will)\b|\bhow long\b/

/** A wish for a person in English. Expects normalized text. */
export function asksInEnglish(text: string): boolean {
  // The shortest word that can make one is "rep" or "bot"; letters may be spaced out.
  if (!/[a-z][^a-z]?[a-z][^a-z]?[a-z]/.test(text)) return false
  return clausesOf(withoutSlips(text)).some(clause => {
    const plain = clause
      .replace(/[^a-z0-9' ]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
    if (OTHER_AGENTS.test(plain) || ENGLISH_REFUSED.test(plain) || ENGLISH_ABOUT.test(plain)) return false
    return (
      ALONE.test(plain) || WANTS.test(plain) || TALKS.test(plain) || REACHES_OUT.test(plain) || NO_ROBOT.test(plain)
    )
  })
}
