import { withinEdits } from '../text/edits.ts'
import { charsSounding, splitPinyin } from '../text/pinyin.ts'
import { clausesOf } from './clauses.ts'
import { isChain, type Link, link } from './word-chain.ts'

const anyOf = (syllable: string) => `[${charsSounding(syllable)}]`
const REN = anyOf('ren')
const GONG = anyOf('gong')
const KE = anyOf('ke')
const FU = anyOf('fu')
const ZHUAN = `[传${charsSounding('zhuan')}]`
const STAFF = `${KE}${FU}`
const HUMAN = `${REN}${GONG}`

/** Homophones and slips of the words for a person, and how they are meant. */
const RESPELLED: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${HUMAN}${STAFF}`, 'gu'), '人工客服'],
  [new RegExp(`${ZHUAN}(接|到)?${HUMAN}`, 'gu'), '转人工'],
  [new RegExp(`^${HUMAN}$`, 'u'), '人工'],
  [new RegExp(`^${HUMAN}(${FU}[务物误])$`, 'u'), '人工服务'],
  [new RegExp(`^${STAFF}$`, 'u'), '客服'],
  [new RegExp(`([找叫转]|联系)${STAFF}`, 'gu'), '$1客服'],
  // one character lost or wrong, as long as the rest of the clause is nothing else
  [
    new RegExp(`^(转|找|要|我要)?(${HUMAN}客.|.${GONG}${STAFF}|${REN}.${STAFF}|[人工]客服|人工[客服])$`, 'u'),
    '人工客服',
  ],
]

const SPELLED_IN_LATIN: readonly (readonly [RegExp, string])[] = [
  [/zhuan(jie|dao)?/g, '转'],
  [/re?n?gong?/g, '人工'],
  [/kefu?/g, '客服'],
  [/zhenren/g, '真人'],
  [/woxiangyao|wo?yao|woxiang/g, '我要'],
  [/zhaoge/g, '找个'],
  [/zhao/g, '找'],
  [/fuwu/g, '服务'],
  [/qing|bangwo|gei?wo/g, ''],
]

const POLITE =
  '我|我们|我想|我要|想要|要|想|请|请问|请你|你|你们|您|麻烦|麻烦你|麻烦您|帮我|帮忙|给我|帮|给|能|能不能|能否|可以|可不可以|可否|直接|马上|立刻|立即|赶紧|快|快点|现在|就|还是|那|那就|一下|下|个|一个|一位|位|到|接|入|成|去|跟|和|与|是|有|有没有|没有|在|需要|必须|只|只要|不要机器人|都|亲|老板|你好|您好|怎么|如何|怎样|咋'
const REACH = '转|转接|转到|接|接通|接入|找|叫|换|换成|呼叫|呼|联系|联系到|连接|进入|切换|切换到|安排|召唤|call'
const WHO =
  '人工|真人|活人|客服|人工客服|真人客服|在线客服|人工服务|人工台|人工坐席|人工座席|坐席|座席|客服人员|客服专员|客服代表|工作人员|人工专员|专员|在线人工|售后客服|售前客服|人工客服务'
const CLOSING =
  '一下|下|吧|呀|啊|呢|吗|嘛|么|了|的|哦|哈|谢谢|可以|可以吗|行吗|行不行|好吗|好不好|在吗|在不在|在|在哪|有吗|有没有|处理|解决|帮我|来|服务|沟通|说话|聊|谈|聊天|对话|接待|回复|怎么转|怎么找|怎么联系|怎么接|呢亲'
const FIND_SOMEONE =
  /(找|叫|换|来|要)(一?个|位)?(活|真|懂)?的?人(来)?(聊|说|谈|跟我|和我|接|处理|帮|解决|吧|$)|有(没有)?(真|活)?人(在)?(吗|么|不|$)|(不|别)(想|要)?(再)?(跟|和|与)机器人(说|聊|谈)|不要机器人|别用机器人/u

/** A clause that is nothing but the wish. */
const WISH: readonly Link[] = [
  link('any', POLITE),
  link('maybe', REACH),
  link('any', POLITE),
  link('once', WHO),
  link('any', CLOSING),
]
/** Longer clauses tell a story; only what stands inside them counts. */
const LONGEST_WISH = 30
const REACHES = new RegExp(
  `(?:${REACH})(?:一?[个位下]|一下|到|接|入|成|通|的|在线|你们|你们的)*(?:人工|真人|活人|客服)(?:客服|服务|[坐座]席|专员|人员)?`,
  'u',
)
const REFUSED = new RegExp(
  `(?:不要|不用|别|不想|不需要|无需|不必|不是)(?:再|给我|帮我)?(?:${REACH})?(?:人工|真人|客服)`,
  'u',
)
const CANNOT_REACH =
  /(转|接|找|联系)(不了|不到|不上|不进去|不通|不进)(人工|客服)|(人工|客服)(转|接|找|联系)(不了|不到|不上|不进|不通)/u
/** Words that make a clause a question about staff, fees or machines and not a wish for a person. */
const ABOUT =
  /人工(费|智能|成本|安装费|钱|草|降雨|呼吸|湖|合成|耳蜗|投料|智慧)|电话|号码|热线|微信|邮箱|几点|上班|下班|时间|多少|多久|收费|要钱|费用|工资|招聘|态度|工号|是谁|哪个公司|外包|排队/u

/** A wish for a person, in Chinese characters or pinyin. Expects normalized text. */
function asksInChinese(text: string): boolean {
  const spelled = fromLatin(text)
  return clausesOf(spelled.replace(/(?<=\p{Script=Han})[\s\-_.·*+/\\']+(?=\p{Script=Han})/gu, '')).some(clause => {
    const meant = RESPELLED.reduce((read, [slip, word]) => read.replace(slip, word), clause)
    if (REFUSED.test(meant)) return false
    if (CANNOT_REACH.test(meant)) return true
    if (ABOUT.test(meant)) return false
    return (meant.length <= LONGEST_WISH && isChain(meant, WISH)) || FIND_SOMEONE.test(meant) || REACHES.test(meant)
  })
}

/** `zhuan ren gong` → 转人工, when the whole text is such words; any other text stays. */
function fromLatin(text: string): string {
  const letters = text.replace(/[^a-z\p{Script=Han}]/gu, '')
  if (/^(rg|zrg|rgkf|zrgkf)$/.test(letters)) return '转人工'
  if (!/^[a-z]{4,40}$/.test(letters)) return text
  const read = SPELLED_IN_LATIN.reduce((left, [sound, word]) => left.replace(sound, word), letters)
  return /[a-z]/.test(read) || splitPinyin(letters.slice(0, 4)) === null
    ? read.match(/^\p{Script=Han}+$/u)
      ? read
      : text
    : read
}

const PERSON_WORDS = [
  'human',
  'person',
  'agent',
  'representative',
  'operator',
  'someone',
  'somebody',
  'customer',
  'service',
  'support',
  'speak',
  'connect',
  'transfer',
]
/** English words that look like a slip of a person word and are not. */
const NOT_SLIPS = new Set([
  'humane',
  'persona',
  'persons',
  'urgent',
  'agents',
  'operators',
  'reagent',
  'spear',
  'sneak',
  'services',
  'customers',
  'humans',
  'agency',
  'operate',
  'operated',
  'support',
  'gent',
  'personal',
])

function withoutSlips(text: string): string {
  return text.replace(/[a-z]{5,}/g, word => {
    if (NOT_SLIPS.has(word) || PERSON_WORDS.includes(word)) return word
    return PERSON_WORDS.find(meant => withinEdits(word, meant, meant.length >= 9 ? 2 : 1)) ?? word
  })
}

const SOMEONE =
  '(?:(?:an?|the|some|your|any|one of your) )?(?:(?:real|live|actual|human|living|online|support|service|customer|customer service|customer support|customer care) )*(?:human|humans|human being|person|people|agents?|representatives?|reps?|operator|someone|somebody|advis[eo]r|staff|staff member|employee|manager|supervisor|customer (?:service|support|care)|support team|real one)(?! (?:resources|hair|body|error|fee|rights|trafficking|verification|name|code|id\\b))'
const TALKS = new RegExp(
  `\\b(?:talk|speak|chat|connect|connected|transfer|transferred|switch|escalate|escalated|get|put|pass|forward|route|reach|contact|hand)(?:ing)?(?: me)?(?: (?:directly|over|through|up|now|on))*(?: (?:to|with|in touch with|hold of|a hold of|onto?))* ${SOMEONE}\\b`,
)
const WANTS = new RegExp(
  `\\b(?:want|need|give me|get me|would like|'?d like|i like|can i have|may i have|where is|is there|are there|prefer|only)(?: to have)? ${SOMEONE}(?: (?:please|now|here|to (?:help|talk|chat|answer|assist|fix).*|who .*|available|online|there|right now|asap|instead|not a (?:ro)?bot))*$`,
)
const ALONE = new RegExp(
  `^(?:(?:hi|hello|hey|please|pls|plz|just|now|ok|okay|no|yes|the|i said) )*${SOMEONE}(?: (?:please|pls|plz|now|here|help|asap|thanks|thank you|right now|agent))*$`,
)
const OTHER_AGENTS =
  /\b(?:real estate|estate|user|travel|insurance|cleaning|bleaching|shipping|secret|free|sales)[ -](?:human|agents?)\b|\b(?:become|becoming|be|as) an? (?:agent|representative|rep|operator)\b|\bhow many (?:people|agents)\b/
const NO_ROBOT =
  /\b(?:not? (?:an? )?|stop |without )(?:talking to (?:an? )?)?(?:ro)?bots?\b(?! vacuum)|\bdo ?n'?t want (?:to talk to )?(?:an? |this )?(?:ro)?bot\b(?! vacuum)/
const ENGLISH_REFUSED =
  /\b(?:do ?n[o']?t|no|without)\b[^,.!?]*\b(?:need|want)\b[^,.!?]*\b(?:human|agent|person|representative)\b/
const ENGLISH_ABOUT = /\b(?:hours|phone number|number|email|salary|fee|cost)\b|\bwhat time\b|\bhow long\b/

/** A wish for a person in English. Expects normalized text. */
function asksInEnglish(text: string): boolean {
  return clausesOf(withoutSlips(text)).some(clause => {
    const plain = clause
      .replace(/[^a-z0-9' ]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
    if (OTHER_AGENTS.test(plain) || ENGLISH_REFUSED.test(plain) || ENGLISH_ABOUT.test(plain)) return false
    return ALONE.test(plain) || WANTS.test(plain) || TALKS.test(plain) || NO_ROBOT.test(plain)
  })
}

/**
 * Whether the shopper wants a person, however spelled: typed with homophones, traditional or full-width characters,
 * spaced out, in pinyin or in English. Questions about staff ("人工客服几点上班", "real estate agent") are not wishes.
 * Expects normalized text.
 */
export function asksForPerson(text: string): boolean {
  return asksInChinese(text) || asksInEnglish(text)
}
