import { clausesOf } from './clauses.ts'

const anyOf = (...patterns: readonly string[]) => patterns.join('|')

/** Parts of a body, and people. 手 of 手机 is no hand, 人 of 人为 nobody, and "我的手机" is not me. */
const BODY =
  '手(?![机表环柄套提册动电持写])|指头|手指|脚(?![垫架踏轮本])|脸|腿|胳膊|(?<![插喷龙镜罐探枪像])头(?![盔枕戴像])'
const WHO = anyOf(
  BODY,
  '人(?![为工造])|孩子|小孩|宝宝|娃|老人|老公|老婆|老伴|[妈爸]|他(?!们?的)|她',
  `我(?![家们要想可能该怎])(?!的(?!${BODY}))|我们(?=了|$)|我们?家的?(?:孩子|小孩|宝宝|娃|老人|人|老公|老婆|[妈爸])`,
)

/** 家电, 充电, 停电, 插上电: what is there, comes or goes is power, and it hurts nobody. */
const NOT_OF_POWER = '(?<![家充用断停放来耗费省送通没有缺节插供闪带掉拔亏余满]|[充插通接断][上好满了完])'
const NUMB = '麻(?![烦将布辣袋绳花利醉油酱雀棉纱])'
/** 有电流 is, 有电流声 and 有电视 are not. */
const LIVE = '(?<![没不])[有带]电(?![视脑器梯话饭磁源池动子影商费量热加显机玩])(?:流(?![声音噪杂]))?'
/** What should carry no current. */
const NO_CONDUCTOR =
  '外壳|机壳|壳体|壳子|铁壳|机身|龙头|花洒|喷头|淋浴头|把手|水管|金属|铁皮|箱体|内胆|内筒|内桶|洗澡水|热水(?!器)|出水|水里|表面|侧面|背板|地线'
const CURRENT = anyOf(
  '漏电|(?<!轻)触电(?![源视脑容子磁池梯路])|电击|短路',
  `被.{0,8}${NOT_OF_POWER}电(?:了|到|麻|着|一下)`,
  `${NOT_OF_POWER}电[到着](?:了|${WHO})|${NOT_OF_POWER}电了(?:(?:我[妈爸]?|他|她|孩子)(?=$|一|两|好几)|一下)`,
  `${NOT_OF_POWER}电(?:手(?![机册动工柄感套法续持表写环])|人(?![为工员群民士造]))`,
  `(?<!不)麻手|手.{0,3}麻了|手指?发麻|(?:摸|碰).{0,8}(?:${NUMB}|${LIVE})|就${NUMB}`,
  `(?<=(?:${NO_CONDUCTOR}).{0,4})${LIVE}`,
)

const WIRING = '插头|插座|插排|插线板|排插|接线板|开关|电线|电源线|接线'
const SMOKE = anyOf(
  '冒.{0,2}火|冒.{0,3}(?<!油)烟|(?<!油)烟(?:一?直|呼呼|突突|往外)地?(?:往外)?冒',
  '(?:焦|糊|胶皮)味|(?<!发)烧(?!烤|菜|水|饭).{0,4}味|[焦糊](?:了)?的?味|刺鼻',
)
const SPARKS = anyOf(
  `冒出?火花|打火花|[有喷蹿窜]出?(?:火苗|火花|明火|火星)|(?:${WIRING}).{0,4}打火`,
  '电火花(?!机|加工|切)|火[花星苗光](?:直|乱|一直|往外|到处|四处)?(?:冒|溅|四溅|蹿|窜|喷|飞)|冒.{0,2}[蓝电弧]光|电弧|弧光|[打拉]弧',
)
const FIRE = anyOf(
  '起火|着火|失火|自燃|烧(?:起来|焦|糊|黑)|(?<!发)烧着(?![凉水饭菜])|烧化(?![冰霜雪糖])',
  // Hot or molten, where it should not even be warm.
  `(?<=(?:${WIRING}).{0,5})烫(?![金平衣头不])`,
  `(?:${WIRING}|线皮|胶皮|绝缘|塑料|充电器|充电线|数据线).{0,4}(?:[烤烫熔融]化|(?<![优美老氧变简硬])化[了掉开]|熔[了掉断]|融了)`,
)
const GAS_NAMES = '煤气|燃气|天然气|瓦斯|液化气'
const GAS = anyOf(
  '(?:燃气|煤气|一氧化碳|烟雾|烟感|火灾).{0,2}(?:报警器|警报器|探测器).{0,4}(?:响|叫|报警)',
  `漏(?:煤|燃|天然|液化)?气|闻到.{0,6}(?:煤气|燃气|天然气)|(?:${GAS_NAMES})的?(?:味|气味|臭味)|一氧化碳|煤气中毒|臭鸡蛋味`,
  // 燃气热水器漏水 is water, 漏发 a parcel; 漏没漏 is asked
  `(?<=(?:${GAS_NAMES}).{0,6})(?:泄[漏露]|漏)(?![水电接发斗洞装风单掉项选寄])(?!不漏|没漏)`,
)
const EXPLOSION = anyOf(
  '爆炸|炸(?:开|伤|飞)了?|爆裂|(?:玻璃|锅|门|管|机|屏|面板|灯|罐|瓶|胆).{0,3}爆[了开裂]',
  '(?:玻璃|锅|盖|门|屏|管|罐|瓶|灯|胆).{0,3}炸裂',
  '炸裂(?!的?(?:价|优惠|福利|活动|性能|音|体验|效果))(?<!(?:价格?|优惠|音质|音效|画质|性能|体验|效果|颜值|福利|活动|折扣|力度).{0,3}炸裂)',
  // People, moods and prices burst too; 煤气炸了 is no mood.
  '炸了(?!.*[鸡薯肉鱼])(?<!(?:(?<![煤燃然化沼氢氧暖蒸])气[到得都要快]{0,3}|(?:肺|心态|脑袋|(?<!电)脑子?|价格?).{0,2}|群里?|朋友圈)炸了)',
  '(?:电池|充电宝|手机|平板|笔记本).{0,6}(?:鼓[包起了]|膨胀|胀[起大了])|电池.{0,4}[鼓胀]',
)
const CUTS = anyOf(
  `[划割][伤破]了?(?:${WHO})|割到了?(?:${WHO})`,
  '(?:手(?![机表环柄套动持写])|指|脚|脸|腿|胳膊|皮肤|孩子|宝宝).{0,4}[划割][伤破了开到]',
  // 屏幕割伤了 is a scratch, 被屏幕割伤了 is none.
  '割伤(?<!(?<![被让给].{0,3})(?:屏|膜|面板|外壳|漆|皮(?!肤)|地板|桌面|镜头|盖板|箱|机身|门板|盘|内胆|沙发|布|衣服).{0,2}割伤)',
)
const INJURY = anyOf(
  `烫伤|砸伤|夹伤|[烫砸夹][到着中了住]了?(?:一下)?(?:${WHO})|夹手了`,
  '(?:手(?![机表环柄套动持写])|指|脚(?![架垫])).{0,4}夹(?:了|到|住|破|肿|断|紫|青)',
  '砸(?=孩子|人|老人|宝宝)|受伤(?=了|$)|有人受伤|流血|救命|晕倒|昏迷|消防(?:员|队|车)?(?:都|已经)?来',
  // 打骨折 and 大出血 are prices, too; a phone is poisoned by software.
  '(?<!(?<!被人?)打[到个了]?)骨折(?!价|优惠|促销|甩卖|特价)',
  '出血(?!.{0,4}(?:价|甩|促|优惠|清仓|降|卖|活动))(?<!(?:价格?|优惠|促销|商家|厂家|让利).{0,3}出血)',
  '中毒(?<!(?:手机|电脑|平板|电视|系统|软件|笔记本|主机|路由器)[^人我他她孩]{0,6}中毒)',
)
/** What hangs on a wall and is about to come down; an outdoor unit also when it has. */
const ON_THE_WAY = '[要快会马上好像都就已经从墙楼高处整个突然松歪一直差点随时有晃着了的往感觉]'
const FALL = anyOf(
  `(?<=外机${ON_THE_WAY}{0,8})[掉坠摔砸塌](?:[下落楼](?!来?了?一?[个块颗片条滴])|了(?![一个块颗片漆皮螺色]))`,
  `(?<=(?:热水器|电视机?|烟机|吊扇|吊灯|空调)${ON_THE_WAY}{0,6}[要快])[掉坠砸塌][下落了]`,
)
const BRACKET = '(?:支架|托架|角架|三脚架|三角架|膨胀螺[丝栓])'
const GIVES_WAY = '[^不没会防]{0,4}(?:断(?![货码供])|松(?!下)|锈穿|脱(?![漆皮])|裂|垮|塌|歪)'
/** Told in one breath or in two: "支架断了，外机晃". */
const LOOSE = new RegExp(
  anyOf(
    `外机.{0,10}${BRACKET}${GIVES_WAY}|${BRACKET}${GIVES_WAY}.{0,10}外机`,
    '外机.{0,3}(?:摇摇欲坠|悬空|[快要]倒|倾斜|晃得(?:厉害|很|吓人))',
  ),
  'gu',
)
/** The commonest of them by their sounds. */
const PINYIN =
  '(?<![a-z])(?:lou ?dian|chu ?dian|zhao ?huo|qi ?huo|mao ?yan|mao ?huo|lou ?(?:mei ?|ran ?)?qi|bao ?zha|mei ?qi ?wei)(?= ?(?:le|la|ne|a|zen ?me ?ban)?$)'
const CHINESE_HAZARD = new RegExp(anyOf(CURRENT, SMOKE, SPARKS, FIRE, GAS, EXPLOSION, CUTS, INJURY, FALL, PINYIN), 'gu')
const NOT_NOW =
  /(会不会|会否|能不能|是否会|不会|(?<!差点)没有?|不|无|未|防|防止|避免|预防|怕|担心|以免|可能会?|容易|万一|打不|点不)(再|发生|出现|有|会|引起|引发|导致|被)?$/u
const CHINESE_THING =
  /^(的?(风险|隐患|概率|可能性)|报警|探测|检测|检查|保护|开关|断路|险|保险|流|点|盐|试验|测试|小子)/u
const FOOD = /饭|菜|米|蛋糕|面包|肉|锅底|糊底|薯条|鸡翅|饼/u
/** Burns on its own account, even while something is cooked. */
const BURNS_BESIDE_FOOD = new RegExp(`${WIRING}|[着起明]火|冒.{0,2}烟`, 'u')

interface Harmless {
  /** Words that name a danger by themselves. */
  readonly words: RegExp
  /** Whether they name none in this clause of this text. */
  readonly isSo: (clause: string, text: string) => boolean
}

const OF_GAS = new RegExp(`${GAS_NAMES}|灶|热水器|壁挂炉|锅炉|气罐|气瓶|钢瓶|气表|软管|胶管|阀|厨房|臭`, 'u')
const HOLDS_AIR = /[箱柜锅胎垫床椅盆球圈泵枪壶杯封缸袋]|门(?!口)|空调|吸尘|胶条|气囊|沙发|洗碗机|洗衣机/u
const NEW = /新|刚[买到拆]|甲醛|油漆/u
const BURNS_OR_LEAKS = new RegExp(`${WIRING}|[烧焦糊冒漏烟灶]|充电|制冷剂|煤气|燃气|热水器|壁挂炉`, 'u')
const HEATS = /制热|制暖|暖风|热风|供暖|取暖|除霜|化霜|开热|冬天/u
const NOT_OUTSIDE = new RegExp(`${WIRING}|内机`, 'u')
const COOLS = /\b(?:fridge|refrigerator|freezer|ac|a\/c|air ?con\w*|refrigerant|freon|compressor)\b/
const BURNS_GAS = /\b(?:smell\w*|stove|hob|cooker|boiler|oven|heater|dryer|home|house|kitchen)\b/
const SMOKERS =
  '(?:i|we|he|she|who|people|husband|wife|dad|father|mother|mum|mom|son|neighbou?rs?|guests?|tenants?|technician|courier)'
/** Cut out before danger is looked for: what is left is heard as usual. */
const HARMLESS: readonly Harmless[] = [
  // An outdoor unit that heats melts its frost: what looks like white smoke is steam.
  { words: /冒.{0,3}白色?的?烟(?:一样|似的|般)的?[水热]?[气汽]/gu, isSo: () => true },
  {
    words: /冒.{0,3}白色?的?烟/gu,
    isSo: (clause, text) => text.includes('外机') && HEATS.test(text) && !NOT_OUTSIDE.test(clause),
  },
  { words: /漏气/gu, isSo: clause => HOLDS_AIR.test(clause) && !OF_GAS.test(clause) },
  { words: /刺鼻/gu, isSo: clause => NEW.test(clause) && !BURNS_OR_LEAKS.test(clause) },
  {
    words: new RegExp(
      anyOf(
        '\\b(?:cigarettes?|cigars?|tobacco|second ?-?hand|wildfire|bonfire) smok(?:e|ing)\\b',
        `\\b${SMOKERS} (?:(?:do|does|did|never|always|often|also|not|was|is|were|are|am) )?smok(?:es?|ed|ing)\\b`,
        '\\bsmok\\w+ .{0,20}\\b(?:cigarettes?|cigars?|tobacco|indoors)\\b|\\bsmoking (?:room|area|allowed)\\b',
        '\\b(?:remove|absorb|eliminate)s? (?:the )?smoke\\b',
      ),
      'g',
    ),
    isSo: () => true,
  },
  // Of the refrigerant, which does not burn.
  {
    words: /\bgas (?:is |was )?leak\w*|\bleak(?:s|ed|ing)? (?:the )?gas\b/g,
    isSo: clause => COOLS.test(clause) && !BURNS_GAS.test(clause),
  },
]

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
  return (
    happens(text, LOOSE, NOT_NOW, CHINESE_THING) ||
    clausesOf(text).some(said => {
      const clause = withoutHarmless(said, text)
      return (
        (happens(clause, CHINESE_HAZARD, NOT_NOW, CHINESE_THING) && !isAboutCooking(clause)) ||
        (/[a-z]{3}/.test(clause) && happens(clause, ENGLISH_HAZARD, ENGLISH_NOT_NOW, ENGLISH_THING))
      )
    })
  )
}

function withoutHarmless(clause: string, text: string): string {
  return HARMLESS.reduce(
    (left, { words, isSo }) => (left.search(words) >= 0 && isSo(clause, text) ? left.replace(words, ' ') : left),
    clause,
  )
}

function happens(clause: string, hazard: RegExp, notNow: RegExp, thing: RegExp): boolean {
  // Most clauses name no danger at all, and are done with at the first look.
  if (clause.search(hazard) < 0) return false
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

const isAboutCooking = (clause: string): boolean =>
  /[焦糊]/u.test(clause) && FOOD.test(clause) && !BURNS_BESIDE_FOOD.test(clause)
