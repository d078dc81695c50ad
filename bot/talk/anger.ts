import { clausesOf } from './clauses.ts'

const anyOf = (...patterns: readonly RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'u')

/** Said by nobody who is calm. */
const INSULTS = anyOf(
  /垃圾(?!桶|处理|袋|分类|邮件|短信|箱|食品|清运|回收|粉碎)|坑人|坑爹|太坑|坑我|黑心(?!棉)|无良|奸商|欺诈|滚蛋|滚开|给我滚|^滚$/,
  /他妈(?!妈)|特么|尼玛|tmd|^妈的|傻[逼比bx叉]|脑残|智障|白痴|混蛋|王八蛋|不要脸|草泥马|狗屁|放屁|^sb$|[^a-z]sb$/,
  /气死|气炸|忍无可忍|受够|太过分|欺人太甚|什么[破鬼]|什么玩意|破(玩意|公司|店|客服|服务|平台|质量)|无语|敷衍|不负责任|欺负(人|我|消费者|老百姓)|霸王条款|气得(我|要|想|发)|废物(?!回收|利用)|烂透|有病吧|(太|真|好|够)恶心|恶心(人|死|透)|^恶心$/,
  /态度(恶劣|太差|很差|极差)|什么态度|服务(太差|极差|真差)|(太|很|真|非常|特别|真的很|真是太)(让人)?(失望|生气|愤怒|恼火|火大)/,
  /忽悠(我|人)|耍(我|人)|踢皮球|推来推去|推诿|说话不算[话数]|服了你们|没人[管理]|再也不(会|想)?(买|来|用|信)/,
  /(催|打|问|说|投诉)了?(好几|十几|几十|无数|多少)[次遍回]/,
)
const SWINDLE = /骗子|骗人|骗钱|骗我|骗消费者|骗顾客|欺骗/u
/** Other people's fraud, about which shoppers ask the shop for help. */
const SWINDLED_BY_OTHERS =
  /冒充|自称|假冒|假客服|接到|收到|有人|别人|对方|转账|[转给].{0,4}骗子|被.{0,4}骗|骗子(的?电话|短信|知道|冒充)|(是不是|识别|防|遇到|碰到|抓|发现)骗|怎么防/u
const ADDRESSED = /(?<!冒充|自称|假扮|说是)你们?.{0,6}骗|骗子(公司|商家|店|平台|客服|网站)|一[群帮]骗子|都是骗/u
const THREATS = anyOf(
  /消协|消费者协会|工商局|市场监管|(?<!\d)(12315|12345)(?!\d)|(?<!\d)315(晚会|见)|黑猫|起诉|告你们|打官司|维权|我(要|会|已经)报警/,
  /[找请](了|个)*律师|律师(见|函等着)|(去|上|向)法院|法院(见|告|起诉)|(找|给|发|联系|告诉)媒体|媒体曝光|曝光(你们|出来|一下|$)/,
)
const COMPLAINT = anyOf(
  /投诉你|我(要|想|得|必须|一定|会|就)投诉|(要|必须|坚决)投诉|投诉(到底|定了|去)|必须给.{0,6}(说法|交代|解释)|给我?一?个(说法|交代)/,
  /(给|打|写|要|会|就).{0,4}差评|^差评$|[假退]一赔[三十]|卖假货/,
)
const SURE_COMPLAINT = /投诉你|举报你|再不.{0,12}(投诉|举报)/u
const CALM_QUESTION =
  /怎么|如何|怎样|哪里|在哪|什么|多少|几|渠道|流程|入口|方式|电话|可以.*吗|吗$|能不能|需要|支持|权益/u

const ENGLISH_ANGER = anyOf(
  /\bf+u+c+k\w*|\bbull ?shit\b|\bshit(ty)?\b|\bwtf\b|\bcrap\b|\bassholes?\b|\bbastards?\b|\bidiots?\b|\bmorons?\b/,
  /\b(you|this|it|that|bot) (really )?sucks?\b(?! (up|in|air|water))|\bunacceptable\b|\bridiculous\b|\bdisgust\w*|\bpathetic\b|\boutrageous\b|\bfurious\b/,
  /\bfed up\b|\bsick (and tired )?of\b|\b(worst|terrible|horrible|awful|appalling) (service|company|experience|support|customer|shop|store)\b/,
  /\byou( all| guys| people)?('re| are)?( all)?( just| such| a bunch of| total| nothing but| a| an)* (liars?|scam\w*|frauds?\w*|crooks?|thie(f|ves)|useless|incompetent|stupid)\b/,
  /\b(this|the|your) (bot|service|company|support|app) is (so |really |completely |totally )?(useless|terrible|awful|horrible|stupid|a joke)\b/,
  /\byou (all |guys |people )?(lied|lie to|cheated|stole|scammed)\b|\bstop lying\b|^(liars|thieves|crooks|scammers|never again|(what a )?rip ?-?off)$/,
  /\b(what a|total|complete|absolute) (scam|joke|rip ?off|waste)\b|\bthis is a (joke|scam|rip ?off)\b|\b(piece of) (junk|garbage|trash|rubbish)\b/,
  /\b(stupid|useless|dumb) (bot|robot|company|service|people|machine)\b|\b(sue|suing) (you|your)\b|\bmy (lawyer|attorney)\b|\bsmall claims\b/,
  /\btak(e|ing) (you|this|it) to court\b|\blegal action\b|\btrading standards\b|\bbetter business bureau\b|\bconsumer protection (agency|bureau|office)\b|\breport you\b/,
  /\bi('m| am) (so |very |really |extremely )?(angry|furious|livid|pissed)\b|\b(file|filing|make|making) a (formal )?complaint against\b|\bi('m| am) filing a complaint\b/,
  /\b(leave|leaving|write|writing) (you )?an? (bad|negative|terrible|one[- ]star|1[- ]star) review\b|\bnever (buy|buying|shop|shopping|order|ordering) (anything )?(from|here|again)\b/,
  /\b(nobody|no one)( ever| even)? (cares|answers|answered|helps|helped|replies|replied|responds|responded|listens)\b/,
  /\b(called|emailed|written|asked|contacted|phoned)\b.{0,20}\b(\d+|two|three|four|five|six|ten|many|several|multiple|countless) times\b/,
  /\b(extremely|very|so|really|deeply) disappointed( (with|in|by) (you|your|the service|this (service|company|shop))\b|$)/,
)

/** Of these the ones that name an authority. */
const ENGLISH_THREATS =
  /\b(sue|suing) (you|your)\b|\bmy (lawyer|attorney)\b|\bsmall claims\b|\btake you to court\b|\blegal action\b|\btrading standards\b|\bbetter business bureau\b|\bconsumer protection (agency|bureau|office)\b/

/**
 * Whether the shopper is angry: insults, threats with an authority, or "我要投诉你们".
 * A calm question about complaining ("怎么投诉"), or about somebody else's fraud, is not anger. Expects normalized text.
 */
export function soundsUpset(text: string): boolean {
  return upsetBy(text) !== null
}

/** Which kind of words it is by; a threat with an authority tells more than an insult. Expects normalized text. */
export function upsetBy(text: string): 'authority' | 'complaint' | 'insult' | null {
  const isCalm = CALM_QUESTION.test(text)
  const callsNames = SWINDLE.test(text) && (ADDRESSED.test(text) || !SWINDLED_BY_OTHERS.test(text))
  const isEnglish = /[a-z]{3}/.test(text)
  const isInsult =
    callsNames ||
    (isEnglish && ENGLISH_ANGER.test(text)) ||
    clausesOf(text).some(clause => INSULTS.test(clause) || (isEnglish && ENGLISH_ANGER.test(clause)))
  if ((isEnglish && ENGLISH_THREATS.test(text)) || (THREATS.test(text) && (!isCalm || isInsult))) return 'authority'
  if (SURE_COMPLAINT.test(text) || (COMPLAINT.test(text) && (!isCalm || isInsult))) return 'complaint'
  return isInsult ? 'insult' : null
}
