const INSULTS =
  /骗子|骗人|骗钱|骗我|欺骗|垃圾(?!桶|处理|袋|分类|邮件|短信|箱|食品|清运|回收|粉碎)|坑人|坑爹|太坑|坑我|黑心|无良|奸商|欺诈|滚蛋|滚开|给我滚|^滚$|他妈|特么|尼玛|tmd|(^|[,，。!！ ])妈的|傻[逼比bx叉]|脑残|智障|白痴|混蛋|王八蛋|不要脸|气死|气炸|恶心|态度(恶劣|太差|很差|极差)|服务(太差|极差|真差)|忍无可忍|受够|太过分|欺人太甚|什么破|破玩意|狗屁|放屁|废物|烂透|有病吧|草泥马|(^|[^a-z])sb([^a-z]|$)/u
const THREATS =
  /消协|消费者协会|工商局|市场监管|12315|12345|曝光|起诉|告你们|法院|打官司|律师|媒体|维权|我(要|会|已经)报警|315晚会|黑猫/u
const COMPLAINT =
  /投诉你|我(要|想|得|必须|一定|会|就)投诉|要投诉|投诉(到底|定了|去)|(我|们)投诉你|再不.{0,12}(投诉|举报)|举报你|必须给.{0,6}(说法|交代|解释)|给我(个|一个)(说法|交代)/u
const CALM_QUESTION = /怎么|如何|怎样|哪里|在哪|什么|多少|几|渠道|流程|入口|方式|电话|可以.*吗|吗$|能不能|需要/u

const ENGLISH_ANGER =
  /\bf+u+c+k\w*|\bbull ?shit\b|\bshit(ty)?\b|\bwtf\b|\bcrap\b|\bassholes?\b|\bbastards?\b|\bidiots?\b|\bmorons?\b|\b(you|this|it|that|bot) (really )?sucks?\b|\bunacceptable\b|\bridiculous\b|\bdisgust\w*|\bpathetic\b|\boutrageous\b|\bfurious\b|\bfed up\b|\bsick (and tired )?of\b|\b(worst|terrible|horrible|awful|appalling) (service|company|experience|support|customer|shop|store)\b|\byou( all| guys| people)?('re| are)?( all)?( just| such| a bunch of| total| nothing but| a| an)* (liars?|scam\w*|frauds?\w*|crooks?|thie(f|ves)|useless|incompetent|stupid)\b|\b(what a|total|complete|absolute) (scam|joke|rip ?off|waste)\b|\b(piece of) (junk|garbage|trash|rubbish)\b|\b(stupid|useless|dumb) (bot|robot|company|service|people|machine)\b|\b(sue|suing) (you|your)\b|\bmy (lawyer|attorney)\b|\bsmall claims\b|\btake you to court\b|\blegal action\b|\btrading standards\b|\bbetter business bureau\b|\bconsumer protection (agency|bureau|office)\b|\bi('m| am) (so |very |really |extremely )?(angry|furious|livid|pissed)\b|\b(file|filing|make|making) a (formal )?complaint against\b/

/** Of these the ones that name an authority. */
const ENGLISH_THREATS =
  /\b(sue|suing) (you|your)\b|\bmy (lawyer|attorney)\b|\bsmall claims\b|\btake you to court\b|\blegal action\b|\btrading standards\b|\bbetter business bureau\b|\bconsumer protection (agency|bureau|office)\b/
/** A complaint about us, however it is put. */
const DEMANDS = /投诉你|(我|们)投诉你|举报你|再不.{0,12}(投诉|举报)/u

/**
 * Whether the shopper is angry: insults, threats with an authority, or "我要投诉你们".
 * A calm question about complaining ("怎么投诉") is not anger. Expects normalized text.
 */
export function soundsUpset(text: string): boolean {
  return upsetBy(text) !== null
}

/** Which kind of words it is by; a threat with an authority tells more than an insult. Expects normalized text. */
export function upsetBy(text: string): 'authority' | 'complaint' | 'insult' | null {
  const isCalm = CALM_QUESTION.test(text)
  const isInsult = INSULTS.test(text) || ENGLISH_ANGER.test(text)
  const threatens = THREATS.test(text) && (!isCalm || isInsult)
  if (threatens || ENGLISH_THREATS.test(text)) return 'authority'
  if (DEMANDS.test(text) || (COMPLAINT.test(text) && (!isCalm || isInsult))) return 'complaint'
  return isInsult ? 'insult' : null
}
