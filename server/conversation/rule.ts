/** What asks for care in what a shopper says or wants; the most telling first. */
export const RULES = ['hazard', 'aboutAgent', 'supervisor', 'authority', 'complaint', 'insult', 'repeated'] as const
export type Rule = (typeof RULES)[number]
export type Mood = 'calm' | 'upset' | 'alarmed'

/** The one to show of two that fired. */
export function moreTelling(a: Rule | null | undefined, b: Rule | null | undefined): Rule | null {
  if (a === null || a === undefined) return b ?? null
  if (b === null || b === undefined) return a
  return RULES.indexOf(a) <= RULES.indexOf(b) ? a : b
}

/** Whether it ranks as a complaint; who only meets the same answer again is brought to a person, not past others. */
export function countsAsComplaint(rule: Rule | null | undefined): boolean {
  return rule !== null && rule !== undefined && rule !== 'repeated'
}

export function moodOf(rule: Rule | null | undefined): Mood {
  if (rule === null || rule === undefined) return 'calm'
  return rule === 'hazard' ? 'alarmed' : 'upset'
}
