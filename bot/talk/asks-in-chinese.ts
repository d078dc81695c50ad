import { withinEdits } from '../text/edits.ts'
import { charsSounding, soundOf, splitPinyin } from '../text/pinyin.ts'
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

/** Syllables of the words that a wish for a person is made of. */
const SPELLED_IN_LATIN = new Map(
  Object.entries({
    ...{
      ren: '人',
      gong: '工',
      ke: '客',
      fu: '服',
      wu: '务',
      zhen: '真',
      huo: '活',
      zhuan: '转',
      jie: '接',
      dao: '到',
    },
    ...{
      zhao: '找',
      jiao: '叫',
      huan: '换',
      lian: '联',
      xi: '系',
      luo: '络',
      wo: '我',
      ni: '你',
      nin: '您',
      men: '们',
    },
    ...{ yao: '要', xiang: '想', qing: '请', bang: '帮', gei: '给', neng: '能', kuai: '快', dian: '点', ge: '个' },
    ...{ wei: '位', zai: '在', xian: '线', you: '有', mei: '没', bu: '不', ma: '吗', ne: '呢', a: '啊', ba: '吧' },
    ...{ hao: '好', xie: '谢', yi: '以', xia: '下', zuo: '坐', de: '的', le: '了', lai: '来' },
  }),
)
/** The same typed by their first letters. */
const INITIALS: { readonly [letters: string]: string } = {
  ...{ rg: '人工', rgkf: '人工客服', zrg: '转人工', zrgkf: '转人工客服', zxkf: '在线客服' },
}
const LONG_SPELLINGS = ['rengong', 'zhuanrengong', 'rengongkefu', 'zhuanrengongkefu', 'rengongfuwu', 'zhenrenkefu']

const POLITE =
  '我|我们|我想|我要|想要|要|想|请|请问|请你|你|你们|您|麻烦|麻烦你|麻烦您|帮我|帮忙|给我|帮|给|能|能不能|能否|可以|可不可以|可否|直接|马上|立刻|立即|赶紧|快|快点|现在|就|还是|那|那就|一下|下|个|一个|一位|位|到|接|入|成|去|跟|和|与|是|有|有没有|没有|在|需要|必须|只|只要|不要机器人|都|亲|老板|你好|您好|怎么|如何|怎样|咋|让|叫|才|才能|哪里|哪里有|哪有|在哪|我就|售后|售前|你们的|高级'
const REACH =
  '转|转接|转到|接|接通|接入|找|叫|换|换成|呼叫|呼|联系|联系到|联系上|联络|连接|进入|切换|切换到|安排|召唤|喊|请求|申请|要求|求|咨询|交给|转给|call'
const WHO =
  '人工|真人|活人|客服|人工客服|真人客服|在线客服|人工服务|人工台|人工坐席|人工座席|坐席|座席|客服人员|客服专员|客服代表|工作人员|人工专员|专员|在线人工|售后客服|售前客服|人工客服务|人工客户服务|客户服务|人工客户'
const CLOSING =
  '一下|下|吧|呀|啊|呢|吗|嘛|么|了|的|哦|哈|谢谢|可以|可以吗|行吗|行不行|好吗|好不好|在吗|在不在|在|在线|在线吗|快来|快点|快|出来|过来|帮助|帮帮我|介入|回复我|回个话|回电话|咨询|说|转|在哪|在哪里|在哪儿|哪里|人呢|有吗|有没有|处理|解决|帮我|来|服务|沟通|说话|聊|谈|聊天|对话|接待|回复|怎么转|怎么找|怎么联系|怎么接|呢亲|联系|联系我|回我|打给我|跟我|和我|给我|service|please|pls'
const FIND_SOMEONE =
  /(?:(?<=^|快|紧|请)来(?=人)|(?:找|叫|换|来(?!人)|要)(?:一?个|位)?)(活|真|懂)?的?人(来)?(聊|说|谈|跟我|和我|接待|接电话|处理|帮我?(处理|解决|看)|解决|吧|[啊呀哪]?$)|有(没有)?(真|活)?人(在)?(吗|么|不|啊|呀|呢|没有?|$)|(?<!不想|不要|别)(跟|和|与)(真|活)?人(工)?(说|聊|谈|沟通|对话|讲)|(不|别)(想|要)?(再)?(跟|和|与)机器人(说|聊|谈)|不要机器人|别用机器人/u

/** A clause that is nothing but the wish. */
const WISH: readonly Link[] = [
  link('any', POLITE),
  link('maybe', REACH),
  link('any', POLITE),
  link('once', WHO),
  link('any', `${CLOSING}|${WHO}`),
]
/** Longer clauses tell a story; only what stands inside them counts. */
const LONGEST_WISH = 30
const LONGEST_BROKEN_WISH = 6
const REACHES = new RegExp(
  `(?:${REACH})(?:一?[个位下]|一下|到|接|入|成|通|的|在线|你们|你们的)*(?:人工|真人|活人|客服)(?:客服|服务|[坐座]席|专员|人员)?`,
  'u',
)
const REFUSED = new RegExp(
  `(?:(?<!要)不要|不用|别|不想|不需要|无需|不必|(?<!是)不是|先不|暂不|暂时不)(?:再|给我|帮我)?(?:${REACH})?(?:人工|真人|客服)`,
  'u',
)
const CANNOT_REACH =
  /(转|接|找|联系)(不了|不到|不上|不进去|不通|不进)(人工|客服)|(人工|客服)(转|接|找|联系)(不了|不到|不上|不进|不通)/u
/** Words that make a clause a question about staff, fees or machines and not a wish for a person. */
const ABOUT =
  /人工(费|智能|成本|安装费|钱|草|降雨|呼吸|湖|合成|耳蜗|投料|智慧)|电话|号码|热线|微信|微博|抖音|小红书|公众号|邮箱|半夜|周末|夜里|节假日|春节|国庆|几点|上班|下班|时间|多少(?!遍|次|回)|多久(?!了)|收费|要钱|费用|工资|招聘|态度|工号|是谁|哪个公司|外包|排队|^(你们?|您)(到底|究竟)?是(不是)?/u

/** Every wish below holds one of these, and few other texts do: what lacks them all need not be looked at closely. */
const MAY_MEAN_A_PERSON = new RegExp(`[人席员]|${HUMAN}|${STAFF}|${KE}户`, 'u')

/** A wish for a person, in Chinese characters or pinyin. Expects normalized text. */
export function asksInChinese(text: string): boolean {
  const read = /[a-z]/.test(text) ? fromLatin(text) : text
  const bare = read.replace(/[^\p{L}]+/gu, '')
  if (!MAY_MEAN_A_PERSON.test(bare)) return false
  const spelled = read.replace(/(?<=\p{Script=Han})[\s\-_.·*+/\\']+(?=\p{Script=Han})/gu, '')
  // "人。工", "转，人工": a text as short as this is no list of sentences
  const pieces = bare.length <= LONGEST_BROKEN_WISH ? [bare, ...clausesOf(spelled)] : clausesOf(spelled)
  return pieces.some(clause => isWish(clause) || isWish(withoutStutter(clause)))
}

function isWish(clause: string): boolean {
  const meant = RESPELLED.reduce((read, [slip, word]) => read.replace(slip, word), clause)
  if (REFUSED.test(meant)) return false
  if (ABOUT.test(meant)) return false
  if (CANNOT_REACH.test(meant)) return true
  return (meant.length <= LONGEST_WISH && isChain(meant, WISH)) || FIND_SOMEONE.test(meant) || REACHES.test(meant)
}

/** Doubled characters, or a slip typed beside its correction: 转人人工, 人工客服福. */
function withoutStutter(clause: string): string {
  const chars = [...clause]
  return chars
    .filter((char, i) => i === 0 || (soundOf(char) ?? char) !== (soundOf(chars[i - 1]!) ?? chars[i - 1]))
    .join('')
}

/** `zhuan ren gong`, `zhuan人工`, `rgkf` → characters, word by word; words that are no such pinyin stay. */
function fromLatin(text: string): string {
  const letters = text.replace(/[^a-z\p{Script=Han}]/gu, '')
  if (/^[a-z]{4,40}$/.test(letters)) {
    const whole = LONG_SPELLINGS.find(word => withinEdits(letters, word, word.length > 10 ? 2 : 1))
    if (whole) return charactersOf(whole) ?? text
    const read = charactersOf(letters)
    if (read) return read
  }
  const isAllLatin = /^[a-z]+$/.test(letters)
  const readWord = (word: string) => initialsIn(word) ?? (isAllLatin ? null : charactersOf(word)) ?? word
  return text.replace(/[a-z]+/g, readWord)
}

/** `rgkf`, `zhuanrg`. */
function initialsIn(word: string): string | null {
  const [, verb = '', initials = ''] = /^(zhuan|zhao|yao|woyao)?([a-z]+)$/.exec(word) ?? []
  const meant = INITIALS[initials]
  return meant === undefined ? null : (charactersOf(verb) ?? '') + meant
}

function charactersOf(letters: string): string | null {
  const syllables = splitPinyin(letters)
  if (!syllables?.every(syllable => SPELLED_IN_LATIN.has(syllable))) return null
  return syllables
    .map(syllable => SPELLED_IN_LATIN.get(syllable))
    .join('')
    .replace('客以', '可以')
}
