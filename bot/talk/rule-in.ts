import { normalize } from '../text/normalize.ts'
import { upsetBy } from './anger.ts'
import { complainsOfAgent } from './complains-of-agent.ts'
import { reportsHazard } from './hazards.ts'

const NAMES_ONE = /主管|经理|领导|负责人|上级|店长|supervisor|manager|superior/u
const ASKS =
  /(找|叫|换|转|喊|联系|让|请|见|跟|和)(一下|个|位|给|到|接|下)?(你们?|贵司|客服)?(的|家)?(主管|经理|领导|负责人|上级|店长)(?!有|说过|同意)|\b(speak|talk|get me|want|see|escalate|transfer|put me through)\b.{0,24}\b(supervisor|manager|superior)\b/u

/** "叫你们主管来", "let me speak to a manager" (R58). */
export function asksForSupervisor(text: string): boolean {
  return asks(normalize(text))
}

const asks = (said: string): boolean => NAMES_ONE.test(said) && ASKS.test(said)

/**
 * What in a shopper's words asks for care, whoever has the word: danger, a complaint about one of the team, a supervisor,
 * a threat, a complaint, an insult. `isToAgent`: said to a person, not to the bot.
 */
export function ruleIn(
  text: string,
  isToAgent = false,
): 'hazard' | 'aboutAgent' | 'supervisor' | 'authority' | 'complaint' | 'insult' | null {
  const said = normalize(text)
  if (reportsHazard(said)) return 'hazard'
  if (complainsOfAgent(text, isToAgent)) return 'aboutAgent'
  return asks(said) ? 'supervisor' : upsetBy(said)
}
