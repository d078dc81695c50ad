import { clausesOf } from './clauses.ts'

const anyOf = (...patterns: readonly string[]) => patterns.join('|')

const CURRENT = anyOf(
  '漏电|触电|电击|被.{0,8}电(?:了|到|麻|着|一下)|电到(?:我|了|人|他|她|孩子)|(?<!不)麻手|电[手人]',
  '(?:摸|碰).{0,8}(?:有电|麻|带电)|手.{0,3}麻了|短路',
)
const FIRE = anyOf(
  '冒.{0,2}[烟火]|冒出?火花|打火花|[有喷蹿窜]出?(?:火苗|火花|明火|火星)|(?:插头|插座|插排|开关|电线|接线).{0,4}打火|起火|着火|失火|自燃',
  '烧(?:起来|着|焦|糊|黑|化)|(?:焦|糊|胶皮)味|烧(?!烤|菜|水|饭).{0,4}味|[焦糊](?:了)?的?味|刺鼻',
)
const GAS = anyOf(
  '(?:燃气|煤气|一氧化碳|烟雾|烟感|火灾).{0,2}(?:报警器|警报器|探测器).{0,4}(?:响|叫|报警)',
  '漏(?:煤|燃|天然|液化)?气|闻到.{0,6}(?:煤气|燃气|天然气)|(?:煤气|燃气|天然气|瓦斯|液化气)的?(?:味|气味|臭味|泄漏|泄露|漏)|一氧化碳|煤气中毒|臭鸡蛋味',
)
const EXPLOSION = anyOf(
  '爆炸|炸(?:开|裂|伤|飞)了?|(?<!空气)炸了(?!.*[鸡薯肉鱼])|爆裂|(?:玻璃|锅|门|管|机|屏|面板|灯|罐|瓶|胆).{0,3}爆[了开裂]',
  '(?:电池|充电宝|手机|平板|笔记本).{0,6}(?:鼓[包起了]|膨胀|胀[起大了])|电池.{0,4}[鼓胀]',
)
const INJURY = anyOf(
  '烫伤|割伤|砸伤|夹伤|划[伤破]了?(?:手|脚|脸|人|我|孩子)|[烫砸夹][到着中]了?(?:人|我|手|头|脚|孩子|宝宝|老人|他|她)',
  '砸(?=孩子|人|老人|宝宝)|受伤(?=了|$)|有人受伤|流血|出血|骨折|救命|晕倒|昏迷|中毒|消防(?:员|队|车)?(?:都|已经)?来',
)
/** The commonest of them by their sounds. */
const PINYIN =
  '(?<![a-z])(?:lou ?dian|chu ?dian|zhao ?huo|qi ?huo|mao ?yan|mao ?huo|lou ?(?:mei ?|ran ?)?qi|bao ?zha|mei ?qi ?wei)(?= ?(?:le|la|ne|a|zen ?me ?ban)?$)'
const CHINESE_HAZARD = new RegExp(anyOf(CURRENT, FIRE, GAS, EXPLOSION, INJURY, PINYIN), 'gu')
const NOT_NOW =
  /(会不会|会否|能不能|是否会|不会|(?<!差点)没有?|不|无|未|防|防止|避免|预防|怕|担心|以免|可能会?|容易|万一|打不|点不)(再|发生|出现|有|会|引起|引发|导致|被)?$/u
const CHINESE_THING =
  /^(的?(风险|隐患|概率|可能性)|报警|探测|检测|检查|保护|开关|断路|险|保险|流|点|盐|试验|测试|小子)/u
const FOOD = /饭|菜|米|蛋糕|面包|肉|锅底|糊底|薯条|鸡翅|饼/u

const ENGLISH_HAZARD = new RegExp(
  anyOf(
    '\\b(?:smoke|gas|co|carbon monoxide) (?:alarm|detector)s?(?: is| are| keeps| has been| just)*(?: going off| went off| beep\\w*| ringing| sound\\w*)',
    '\\belectric(?:al)? shocks?\\b|\\belectrocut\\w*|\\b(?:got|gets?|getting|been|was|gave me a|gives me a) (?:a )?shock(?:s|ed)?\\b',
    "\\bsmok(?:e|ing|es)\\b|\\bon fire\\b|\\bcaught fire\\b|\\bcatch(?:es|ing)? fire\\b|\\bflames\\b|^fire$|\\bthere(?: is|'s) (?:a )?fire\\b",
    '\\bburn(?:ing|t) (?:smell|odou?r|plastic|wires?)\\b|\\bsmell(?:s|ing|ed)?(?: of| like)? (?:something )?(?:burn\\w*|gas|smoke)\\b',
    "\\b(?:something|cable|wires?|cord|plug|socket|outlet|motor|charger|battery|it)(?: is| are|'s)? (?:burning|melting)\\b",
    '\\b(?:plug|wires?|cable|cord|socket|outlet|charger|adapter)s?(?: is| are| has| have)?(?: been)? melted\\b',
    '\\bgas (?:is |was )?(?:leak\\w*|smell)\\b|\\bleak(?:s|ing)? gas\\b|\\bcarbon monoxide\\b',
    '\\bexplod\\w*|\\bexplosion\\b|\\bblew up\\b|\\bspark(?:s|ing|ed)\\b|\\bshort circuit\\w*',
    '\\bswollen battery\\b|\\bbattery (?:is |has )?(?:swollen|swelling|swelled|bulging)\\b',
    "\\b(?:i|he|she|we|child|kid|son|daughter|baby|wife|husband|mother|father|someone|somebody|hand|finger|arm|face|leg)(?: am|'m| is| was| were| got| has been| have been| badly)+ (?:hurt|burned|burnt|scalded|cut|injured|bleeding)\\b",
    '\\b(?:cut|burned|burnt|scalded|hurt|fell on) (?:me|my|him|her|the (?:baby|child|kid))\\b',
  ),
  'g',
)
const ENGLISH_NOT_NOW =
  /(\b(no|not|without|never|prevent|avoid|non|anti|is it going to|does it|safe from|protection against|risk of)\W+(any |a |an |ever )?|\b(can|could|will|would|might|may)( [a-z]+){1,4} )$/
const ENGLISH_THING =
  /^([ -](detectors?|alarms?|sensors?|proof|resistan\w*|machine|tv|stick|plugs?|ban|free|gr[ae]y|colou?r|chips|wood)| (by (the |this |your )?(price|cost|bill|service|fee|quality|review)| at | to (hear|see)| how )| (?:alarm|detector)s? (?!is|are|keeps|went|just|has))/

/**
 * Whether the text reports a danger to people now: current, smoke, fire, gas, explosion, injury.
 * "漏电保护器" and "会不会漏电" report none. Expects normalized text.
 */
export function reportsHazard(text: string): boolean {
  return clausesOf(text).some(
    clause =>
      (happens(clause, CHINESE_HAZARD, NOT_NOW, CHINESE_THING) && !isAboutCooking(clause)) ||
      happens(clause, ENGLISH_HAZARD, ENGLISH_NOT_NOW, ENGLISH_THING),
  )
}

function happens(clause: string, hazard: RegExp, notNow: RegExp, thing: RegExp): boolean {
  for (const found of clause.matchAll(hazard)) {
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    if (!notNow.test(before) && !thing.test(after) && !isAskedOf(before, after)) return true
  }
  return false
}

/** 会漏电吗, 会烫伤孩子吗: asked before anything happened. */
const isAskedOf = (before: string, after: string): boolean =>
  /[会能](?:引起|导致|发生)?$/u.test(before) && /^.{0,4}[吗么嘛]$/u.test(after)

const isAboutCooking = (clause: string): boolean => /[焦糊]/u.test(clause) && FOOD.test(clause)
