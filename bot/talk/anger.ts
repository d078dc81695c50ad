import { clausesOf } from './clauses.ts'

const anyOf = (...patterns: readonly RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'u')

/** Said by nobody who is calm. */
const INSULTS = anyOf(
  /垃圾(公司|店|客服|商家|平台|服务|玩意|东西)|坑人|坑爹|太坑|黑心(?!棉)|无良|奸商|欺诈|滚蛋|(?<![水烧煮])滚开(?!的?水)|给我滚(?![筒动轮刷梯])|^滚$/,
  /他妈(?!妈)|特么|尼玛|tmd|^妈的|傻[逼比bx叉]|脑残|智障|白痴|混蛋|王八蛋|不要脸|草泥马|狗屁|放屁|屁都[没不]|连个屁|^sb$|[^a-z]sb$/,
  /气死|气炸|忍无可忍|受够|太过分|欺人太甚|什么破|破(玩意|公司|店|客服|服务|平台|质量)|无语|敷衍|不负责任|欺负(人|我|消费者|老百姓)|霸王条款|气得(我|要|想|发)|烂透|有病吧|(太|真|好|够)恶心|恶心(人|死|透)|^恶心$/,
  /态度(恶劣|太差|很差|极差)|什么态度|服务(太差|极差|真差)|(太|很|真|非常|特别|真的很|真是太)(让人)?(失望|生气|愤怒|恼火|火大)/,
  // 燃气灶火大 is a flame
  /^火大(死?了|得很)?[啊呀]?$|(我|越想越|越来越|让人|令人|搞得|气得|简直)火大(?![力小])/,
  /忽悠(我|人)|糊弄(谁|我|人|鬼|消费者|顾客)|耍(我|人)|当(我们?是?|成)?(猴|傻子|傻瓜)|有完没完|踢皮球|推诿|说话不算[话数]|服了你们|(我|真|真的|彻底|算是)服了(?![药软气])/,
  // a button, a door or a machine is pushed to and fro by hand
  /(?<!([钮键车箱机桌椅柜床架轮块盖杆抽屉]|(?<!部)门)子?([上被能要得]|可以|用手|来回)?)推来推去/,
  // 再也不用手洗了 is praise
  /再也不(会|想)?(买|来(?![电回])|信|用(?=你|您|了|贵|他家|它家|这(?![么样])|$))/,
)
/**
 * Said by the angry, and by people who only want to know: beside a real question it is not heard. Some of them are also
 * the plain names of things: 收垃圾的, 孩子没人管.
 */
const SOFT_INSULTS = anyOf(
  /(?<![收扔倒丢捡拉运装]|厨余|建筑|生活|厨房)垃圾(?!桶|处理|袋|分类|邮件|短信|箱|食品|清运|回收|粉碎|[扔丢车房站])|坑我|废物(?!回收|利用|处理|[旧箱桶电家])/,
  /什么鬼|什么玩意|[这那个家们]破(?![损了洞裂碎旧的解壁例口])(?=[一-龥])/,
  /(?<!(孩子|娃|宝宝|老人|宠物|猫|狗).{0,3}|(门口|门外|楼下|家里|外面|门卫).?)没人(管(?![道子])|理(?![发货财]))/,
  // 遥控器打了好几次没反应 is about a remote control
  /(?<!(遥控器?|[火灶钉枪]|燃气|按钮|开关|点火).{0,3})(催|打|问|说|投诉)了?(好几|十几|几十|无数|多少)[次遍回](?!.{0,4}(没反应|[不没打]着|识别))/,
)
/** "什么垃圾玩意", "怎么没人管", "凭啥坑我" only look like questions. */
const RHETORICAL =
  /什么(?=.{0,2}([鬼破废]|垃圾|玩意))|(怎么|咋|为什么|为啥|凭什么|凭啥)(都|还|就|一直|老是?|总是?|又){0,2}(没人|坑)/gu
const ASKS =
  /怎么(?![这那]么|办)|如何|怎样|咋(?![这那]么|办)|哪(?!怕)|什么|啥|凭啥|为何|几(?=[号点楼折])|多少(?=钱)|多久(?!了)|吗$|么$|(?!动不动|时不时)(?<verb>.)不\k<verb>|有没有|能否|是否|(?<!也|都|是|又|受)不$|[了过到]没(有)?$/u
/** Codes of faults, and what is said of them: "什么鬼代码", "P8". */
const NAMES_A_CODE = /(?<![a-z0-9])[a-z]{1,2}-?\d{1,3}(?![a-z0-9])|代码|故障码|错误码/u
const SWINDLE = /骗子|骗人|骗钱|骗我|骗消费者|骗顾客|欺骗/u
/** Other people's fraud, about which shoppers ask the shop for help. */
const SWINDLED_BY_OTHERS =
  /冒充|自称|假冒|假客服|接到|收到|有人|别人|对方|转账|[转给].{0,4}骗子|被.{0,4}骗|骗子(的?电话|短信|知道|冒充)|(是不是|识别|防|遇到|碰到|抓|发现)骗|怎么防/u
const ADDRESSED = /(?<!冒充|自称|假扮|说是)你们?.{0,6}骗|骗子(公司|商家|店|平台|客服|网站)|一[群帮]骗子|都是骗/u
const THREATS = anyOf(
  /消协|消费者协会|工商局|市场监管|(?<!\d)(12315|12345)(?!\d)|(?<!\d)315(晚会|见)|(去|上|到|发|用|找|打|投)黑猫(?![的毛咪爱喜抓])|黑猫.{0,3}(投诉|平台|见|举报)|起诉|告你们|打官司|维权|我(要|会|已经)报警/,
  /[找请](了|个)*律师|律师(见|函等着)|(去|上|向)法院|法院(见|告|起诉)|(找|给|发|联系|告诉)媒体|媒体曝光|曝光(你们|出来|一下)|(我|你们?|要|去|发|给|找|会|上|网上|抖音|微博|小红书|等着|必须|就)曝光$/,
)
const COMPLAINT = anyOf(
  /投诉你|我(要|想|得|必须|一定|会|就)投诉|(要|必须|坚决)投诉|投诉(到底|定了|去)|必须给.{0,6}(说法|交代|解释)|给我?一?个(说法|交代)/,
  /(给|打|写|要|会|就).{0,4}差评|^差评$|[假退]一赔[三十]|卖假货/,
)
const SURE_COMPLAINT = /投诉你|举报你|再不.{0,12}(投诉|举报)/u
const CALM_QUESTION =
  /怎么|如何|怎样|哪里|在哪|什么|多少|几|渠道|流程|入口|方式|电话|可以.*吗|吗$|能不能|需要|支持|权益/u

/** At the end of the very words that threaten: "12315管得了你们不". "退不退，不退我打12315" asks elsewhere. */
const ASKS_AT_ITS_END =
  /咋|啥(?<!凭啥)|(?<!也|都|是|又|受)不$|[了过到]没(有)?$|(12315|12345|消协|监管|法院).{0,3}(?<verb>.)不\k<verb>/u

const ENGLISH_ANGER = anyOf(
  /\bf+u+c+k\w*|\bbull ?shit\b|\bshit(ty)?\b|\bwtf\b|\bcrap\b(?! (?:filter|tray|bin)s?\b)|\bassholes?\b|\bbastards?\b|\bidiots?\b|\bmorons?\b/,
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
  /\b(called|emailed|written|asked|contacted|phoned)\b.{0,20}\b(\d+|two|three|four|five|six|ten|many|several|multiple|countless) times\b(?!.{0,20} (busy|engaged|ring(ing|s)?|tone|voicemail)\b)/,
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
  const clauses = clausesOf(text)
  const isCalm = CALM_QUESTION.test(text)
  const isMeant = (words: RegExp) =>
    !isCalm && words.test(text) && !clauses.some(clause => words.test(clause) && ASKS_AT_ITS_END.test(clause))
  const callsNames = SWINDLE.test(text) && (ADDRESSED.test(text) || !SWINDLED_BY_OTHERS.test(text))
  const isEnglish = /[a-z]{3}/.test(text)
  const isInsult =
    callsNames ||
    (isEnglish && ENGLISH_ANGER.test(text)) ||
    clauses.some(clause => INSULTS.test(clause) || (isEnglish && ENGLISH_ANGER.test(clause))) ||
    (clauses.some(clause => SOFT_INSULTS.test(clause)) && !isRealQuestion(clauses))
  if ((isEnglish && ENGLISH_THREATS.test(text)) || isMeant(THREATS) || (isInsult && THREATS.test(text))) {
    return 'authority'
  }
  if (SURE_COMPLAINT.test(text) || isMeant(COMPLAINT) || (isInsult && COMPLAINT.test(text))) return 'complaint'
  return isInsult ? 'insult' : null
}

const isRealQuestion = (clauses: readonly string[]): boolean =>
  clauses.some(clause => NAMES_A_CODE.test(clause) || ASKS.test(clause.replace(RHETORICAL, '')))
