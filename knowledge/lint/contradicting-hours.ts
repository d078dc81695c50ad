import type { DeskHours, Period, Problem } from '../knowledge.ts'
import { sayHours } from '../say-hours.ts'
import type { DayKind, HoursClaim } from './hours-claims.ts'
import { error, type LintInput, type LintRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/** R113, R114: whoever is open has the hours of `hours.yaml`, and else the same in every answer. */
export const contradictingHours: LintRule = input => {
  const claims = input.live.flatMap(({ hours }) => hours)
  const { desks } = input.content.hours
  const isInTable = ({ desk }: HoursClaim) => Object.hasOwn(input.content.deskPlaces, desk)
  return [
    ...claims.filter(isInTable).map(claim => besideTable(claim, desks[claim.desk]!, input)),
    ...besideEachOther(claims.filter(claim => !isInTable(claim))),
    ...oneTitleTwice(input),
  ]
}

function besideTable(claim: HoursClaim, desk: DeskHours, { content }: LintInput): Problem {
  const { place, typed } = claim
  const reference = `{{hours.${claim.desk}}}`
  const allowed = claim.days === 'any' ? [...desk.weekday, ...desk.weekend, ...desk.holiday] : desk[claim.days]
  if (allowed.some(period => isSame(period, claim.period))) {
    return warning('TYPED_FIGURE', place, say('TYPED_HOURS', { figure: typed, facts: reference }))
  }
  const table = content.deskPlaces[claim.desk]!
  const { file, line } = table
  const said = { typed, desk: claim.desk, file, line, hours: sayHours(desk, 'en'), hoursZh: sayHours(desk, 'zh') }
  return error('CONTRADICTING_HOURS', place, say('CONTRADICTING_HOURS_TABLE', { ...said, reference }))
}

function besideEachOther(claims: readonly HoursClaim[]): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, { said: string; claim: HoursClaim }>()
  for (const [key, group] of byEntryAndDays(claims)) {
    const claim = group[0]!
    const said = group
      .map(({ period }) => `${period.from}-${period.to}`)
      .sort()
      .join()
    const topic = key.slice(key.indexOf('\n'))
    const earlier = first.get(topic)
    if (!earlier) first.set(topic, { said, claim })
    else if (earlier.said !== said) {
      const { place, typed } = earlier.claim
      const { file, line } = place
      const said = { typed: claim.typed, other: typed, file, line, entry: earlier.claim.entryId, desk: claim.desk }
      problems.push(error('CONTRADICTING_HOURS', claim.place, say('CONTRADICTING_HOURS', said)))
    }
  }
  return problems
}

function byEntryAndDays(claims: readonly HoursClaim[]): Map<string, HoursClaim[]> {
  const groups = new Map<string, HoursClaim[]>()
  for (const claim of claims) {
    const days: DayKind = claim.days === 'any' ? 'weekday' : claim.days
    const key = `${claim.entryId}\n${claim.desk}\n${days}`
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return groups
}

/** Two desks, or two contacts, that carry one title have one set of hours. */
function oneTitleTwice({ content }: LintInput): Problem[] {
  const problems: Problem[] = []
  const { desks } = content.hours
  const first = new Map<string, { id: string; hours: string }>()
  const check = (
    kind: string,
    title: string,
    id: string,
    desk: DeskHours | undefined,
    place = { file: 'hours.yaml', line: 1 },
  ) => {
    if (!desk) return
    const hours = sayHours(desk, 'en')
    const earlier = first.get(kind + title)
    if (!earlier) first.set(kind + title, { id, hours })
    else if (earlier.hours !== hours) {
      const said = say('ONE_TITLE_TWO_HOURS', { title, first: earlier.id, second: id })
      problems.push(error('ONE_TITLE_TWO_HOURS', place, said))
    }
  }
  for (const [id, desk] of Object.entries(desks)) check('desk ', desk.title.zh, id, desk, content.deskPlaces[id])
  for (const { id, title, hoursDesk, place } of content.contacts) {
    check('contact ', title.zh, id, hoursDesk === null ? undefined : desks[hoursDesk], place)
  }
  return problems
}

function isSame(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}
