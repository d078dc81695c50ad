import type { FaqRecord, Place } from '../content.ts'
import { FACT_REFERENCE, type FactBook } from '../fill-facts.ts'
import { placeOf } from './rule.ts'
import { splitClauses, splitSentences } from './split-sentences.ts'

/** "The visit fee is 50", as one entry says it. */
export interface FeeClaim {
  /** Which fee, the same word in both languages. */
  readonly fee: string
  /** Under which conditions (city, in warranty, for which product …), sorted and joined. */
  readonly when: string
  /** "50" or "12–25". */
  readonly amount: string
  /** As it stands there. */
  readonly typed: string
  /** The fact that it was filled from; null when the figure was typed. */
  readonly fact: string | null
  readonly entryId: string
  readonly place: Place
}

const FEES: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'visit',
    /上门(?:检测|检查|服务|维修|检修)?(?:费|收费|一次收|收取)|出诊费|\b(?:home |service |technician )?visit(?:ing)? (?:fee|charge|cost)|\bcall[- ]?out (?:fee|charge|cost)|\b(?:fee|charge) (?:for|of) (?:a|the|each|every) (?:home )?visit/i,
  ],
  ['empty trip', /空跑费|空趟费|\b(?:empty[- ]trip|no[- ]show|missed[- ]visit) (?:fee|charge)/i],
  ['inspection', /检测费|\b(?:inspection|diagnos\w+) (?:fee|charge|cost)/i],
  ['installation', /安装费|\binstallation (?:fee|charge|cost)/i],
  ['cleaning', /清洗费|\bcleaning (?:fee|charge|cost)/i],
  ['moving', /移机费|拆机费|拆装费|\b(?:moving|relocation) (?:fee|charge|cost)/i],
  ['shipping', /运费|邮费|快递费|配送费|\b(?:shipping|delivery|postage)(?: (?:fee|charge|cost))?s?\b/i],
  ['membership', /会员(?:年)?费|年费|\bmembership (?:fee|charge|cost)/i],
  ['labour', /人工费|维修费|\b(?:labou?r|repair) (?:fee|charge|cost)/i],
]
const CONDITIONS =
  /城区|市区|郊区|远郊|偏远|乡镇|保修期内|保修内|保内|在保|保修期外|过保|保外|夜间|应急|加急|节假日|周末|会员|plus|小件|大件|起步|每公里|超出|第二|额外|返程|退货|换货|去程|\b(?:city|urban|suburb\w*|remote|rural|in warranty|under warranty|out of warranty|night|emergency|holiday|weekend|member\w*|small|large|extra|return|express)\b/gi
const PRODUCTS =
  /空调|挂机|柜机|中央空调|电视|挂墙|冰箱|洗衣机|波轮|滚筒|热水器|油烟机|燃气灶|洗碗机|手机|\b(?:air conditioner|tv|fridge|refrigerator|washer|washing machine|dryer|phone|oven|dishwasher)s?\b/gi
const NUMBER = '(?<![\\d.])(\\d{1,9}(?:\\.\\d{1,4})?)'
const UP_TO = '(?:\\s?[-–~～至到]\\s?[¥￥]?(\\d{1,9}(?:\\.\\d{1,4})?))?'
const AMOUNT = new RegExp(`[¥￥]\\s?${NUMBER}${UP_TO}|${NUMBER}${UP_TO}\\s?(?:元|块钱|块|yuan|RMB|CNY)`, 'gi')
/** Put around a filled-in fact, so that its figure is known from a typed one. */
const [OPEN, SHUT] = ['\u0001', '\u0002']
const FILLED_FROM = new RegExp(`^[^${OPEN}\\d]{0,12}${OPEN}([^${SHUT}]*)${SHUT}`)
const VISITS = ['visit', 'empty trip']

/** Every fee that an answer names together with a figure. */
export function findFeeClaims(facts: FactBook): (entry: FaqRecord) => FeeClaim[] {
  return entry => claimsOf(entry, facts)
}

function claimsOf(entry: FaqRecord, facts: FactBook): FeeClaim[] {
  const { language, question, id } = entry
  const answer = entry.answer.replace(FACT_REFERENCE, (typed, key: string) => {
    const found = facts.find(key, language)
    return found ? `${found.text}${OPEN}${key}${SHUT}` : typed
  })
  const claims: FeeClaim[] = []
  for (const { text, heading } of splitSentences(answer)) {
    let around = visitIn(`${heading} ${question}`)
    let conditions: string[] = []
    for (const clause of splitClauses(text)) {
      around = visitIn(clause) ?? around
      conditions.push(...wordsOf(clause, CONDITIONS))
      let end = 0
      for (const found of clause.matchAll(AMOUNT)) {
        const before = clause.slice(end, found.index)
        end = found.index + found[0].length
        const fee = feeBefore(before) ?? around
        if (fee === null) continue
        const products = fee.isVisit ? [] : wordsOf(`${question} ${heading} ${text}`, PRODUCTS)
        const when = [...new Set([...conditions, ...products])].sort().join(' ')
        const fact = FILLED_FROM.exec(clause.slice(end))?.[1] ?? null
        const place = placeOf(entry, 'answer')
        claims.push({ fee: fee.name, when, amount: amountOf(found), typed: found[0], fact, entryId: id, place })
        conditions = []
      }
    }
  }
  return claims
}

interface Fee {
  readonly name: string
  /** Fees for coming to a home are a flat sum; the others depend on the product. */
  readonly isVisit: boolean
}

/** The fee whose name stands right before a figure: "上门费为每次", "the visit fee is". */
function feeBefore(text: string): Fee | null {
  const near = text.slice(-60)
  for (const [name, pattern] of FEES) {
    if (!pattern.test(near)) continue
    const found = [...near.matchAll(new RegExp(pattern, 'gi'))].at(-1)
    if (found && near.length - found.index - found[0].length <= 12) return { name, isVisit: VISITS.includes(name) }
  }
  return null
}

/** A visit fee that a heading, the question or an earlier clause speaks of. */
function visitIn(text: string): Fee | null {
  const found = FEES.find(([name, pattern]) => VISITS.includes(name) && pattern.test(text))
  return found ? { name: found[0], isVisit: true } : null
}

function amountOf(found: RegExpMatchArray): string {
  const [from, to] = [found[1] ?? found[3], found[2] ?? found[4]]
  return to ? `${Number(from)}–${Number(to)}` : String(Number(from))
}

function wordsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(found => found[0].toLowerCase())
}
