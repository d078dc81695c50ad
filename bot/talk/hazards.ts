import { clausesOf } from './clauses.ts'

const CHINESE_HAZARD =
  /漏电(?!保护|开关|断路器|保护器|流)|触电|电击|被电(了|到|麻|着)|电到(我|了|人)|(?<!不)麻手|冒烟|冒火|冒(出)?火花|打火花|起火|着火|失火|自燃|烧起来|烧着|烧焦|烧糊|(焦|糊|烧焦|烧糊|焦糊)味|漏气|漏煤气|(煤气|燃气|天然气|瓦斯)(味|泄漏|泄露|漏)|一氧化碳|煤气中毒|爆炸|炸(开|裂|伤)了?|爆裂|短路|电池鼓包|烫伤|割伤|砸伤|受伤了/gu
const NOT_NOW =
  /(会不会|会否|不会|没有?|无|未|防|防止|避免|预防|怕|担心|以免|是否会|可能会?|容易|万一)(再|发生|出现|有|会|引起|引发|导致)?$/u
const CHINESE_THING = /^(报警器|探测器|检测仪|保护器|险|保险|险种)/u

const ENGLISH_HAZARD =
  /\belectric(al)? shocks?\b|\belectrocut\w*|\b(got|gets?|getting|been|was|gave me a|gives me a) (a )?shock(s|ed)?\b|\bsmok(e|ing|es)\b|\bon fire\b|\bcaught fire\b|\bcatch(es|ing)? fire\b|\bin flames\b|\bflames\b|\bburn(ing|t) (smell|odou?r|plastic|wires?)\b|\bsmell(s|ing|ed)?( of| like)? (something )?(burn\w*|gas|smoke)\b|\bgas (leak\w*|smell)\b|\bleak(s|ing)? gas\b|\bexplod\w*|\bexplosion\b|\bblew up\b|\bspark(s|ing|ed)\b|\bshort circuit\w*|\bcarbon monoxide\b|\bswollen battery\b|\bbattery (is )?(swollen|swelling|bulging)\b/g
const ENGLISH_NOT_NOW =
  /(\b(no|not|without|never|prevent|avoid|non|anti|could it|can it|will it|would it|might|is it going to|does it|safe from|protection against|risk of)\W+(any |a |an |ever )?)$/
const ENGLISH_THING =
  /^[ -](detectors?|alarms?|sensors?|proof|resistan\w*|machine|tv|stick|plugs?|ban|free|gr[ae]y|colou?r)/

/**
 * Whether the text reports a danger to people now: current, smoke, fire, gas, explosion, injury.
 * "漏电保护器" and "会不会漏电" report none. Expects normalized text.
 */
export function reportsHazard(text: string): boolean {
  return clausesOf(text).some(
    clause =>
      happens(clause, CHINESE_HAZARD, NOT_NOW, CHINESE_THING) ||
      happens(clause, ENGLISH_HAZARD, ENGLISH_NOT_NOW, ENGLISH_THING),
  )
}

function happens(clause: string, hazard: RegExp, notNow: RegExp, thing: RegExp): boolean {
  for (const found of clause.matchAll(hazard)) {
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    if (!notNow.test(before) && !thing.test(after)) return true
  }
  return false
}
