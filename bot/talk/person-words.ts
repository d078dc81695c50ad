import { asksInChinese } from './asks-in-chinese.ts'
import { asksInEnglish } from './asks-in-english.ts'
import { clausesOf } from './clauses.ts'

const anyOf = (...patterns: readonly string[]) => patterns.join('|')

const REACH = '(?:找|联系|转|转接|接|接通|叫|换|问|咨询|打给)'
const STAFF = '(?:你们的?)?(?:在线|人工|真人)?(?:客服|人工|真人)(?:人员)?'
const FORMERLY =
  '(?:上次|上回|上周|上个?月|之前|以前|早上|上午|中午|昨天|昨晚|前天|前几天|那天|当时|刚才|刚刚|刚)(?:我们?)?(?:已经)?'
/** Where people work or live whom a parcel or a visit needs; nobody there reads what is written here. */
const PLACE = '(?:仓库|门店|网点|实体店|专卖店|营业厅|自提点|代收点|服务点|维修点|驿站|物业|小区|专柜|柜台|家里|楼上)'
const JOB = '(?:送货|配送|安装|搬运|搬货|上门|签收|收货|卸货|自提|取件|验货|拆机|维修)'

/** What was said and done with people, and who else they are: cut out before a wish is looked for in the rest. */
const NO_WISH = new RegExp(
  anyOf(
    // 上次联系客服说三天到账, 刚才转人工那个人说; 刚才找客服没人理 is still a wish
    `${FORMERLY}${REACH}(?:了|过|到|的|一下)?${STAFF}(?:那个人|那位|的人|的时候|时|他们?|她|也|都|跟我|和我|给我)*(?:说(?![一句]|话)|告诉|答应|承诺|保证|表示|回复说|让我|叫我)`,
    // 我找客服问过了 is told; 找客服问过了没用 wishes for another one
    `(?:找|联系|咨询)${STAFF}(?:问|说|聊|反映|沟通|咨询|处理|登记|报修|确认|核实)过(?![来去])(?!了?[,，]?(?:都|也|还是|但|可)?(?:没用|没解决|没人|不行|没回|不理))`,
    `(?<!还)是(?:要|该|得|应该|去)?(?:找|联系|问)[^,，。!?！？]{1,10}还是(?:要|该|得|去)?(?:找|联系|问)?(?:${STAFF})?`,
    `${PLACE}(?:那边|里|内|还|现在|今天|明天|周末|晚上|白天|一直|到底|都)*有(?:没有?)?人`,
    `(?:要不要|用不用|需不需要)人(?!工)|${JOB}(?:时|的话|还|都|也|是不是)?(?:要|得|需要|必须)(?:有|几个)?人(?!工)`,
    // people for the house, not to speak to; "to fix my order" is the work of an agent
    '\\b(?<!\\b(?:to|with) )(?:someone|somebody|a person|(?:some )?people|anyone|anybody) (?:to|(?:who|that) (?:can|could|will|would)) (?:come|carry|lift|move|deliver|install|uninstall|mount|assemble|unload|collect|pick up|clean|(?:look at|inspect|fix|repair|service|replace) (?:my|our|the|an?) (?!order|account|refund|payment|bill|booking|invoice|problem|issue|mistake|case|ticket|complaint|claim|request))\\b',
  ),
  'gu',
)

const ONE = '(?:一?[个位])?'
const ASKED_FOR = '(?=$|[来出过吗么嘛没不呢啊呀吧行跟和聊说])'
const ROBOTS = '(?:(?:chat ?|ro)?bots?)(?! (?:vac\\w*|mop|cleaner|lawn))'
/** Wishes that name a person by what a machine is not or can not, and wishes for no machine. */
const MORE_WISHES = new RegExp(
  anyOf(
    `(?:来|找|换|叫|喊|要|有没有|有)${ONE}(?:活|[能会]?(?:喘气|说话|说人话|讲人话|管事|做主|办事|解决问题)|说了算|懂行)的人?${ASKED_FOR}`,
    `[能会](?!.{0,6}机器人).{1,6}的(?:真人|活人)(?=$|有|在|来|吗|呢)`,
    '(?:说|讲)人话的?(?:来|出来|行吗|行不行|好吗|好不好|有吗|吗|吧|啊|呀)?$',
    `(?:叫|喊|找|换|来)${ONE}(?<=[个位]|喊)人(?:出来|过来)(?=$|说|聊|处理|解决|回|跟|和|行|好|[吧吗啊呀])`,
    `(?<!别|不用|不必|不要|不想|没|没有)(?:叫|喊|让|找|请|换)(?:${ONE}|你们?(?:的|店里?|公司|客服)?)(?:经理|领导|主管|负责人|店长|上级)(?=$|[来出过]|[跟和]我|接|说|聊|处理|给我(?:打|回|说|解释))`,
    '(?:别|不要|不想|停止|少)(?:再|要|给我)?(?:让|叫|用|拿|派)?机器人来?(?:回我|回复|回答|答复|应付|敷衍|糊弄|跟我|和我|聊)',
    `(?:找|转|叫|换|接|要)${ONE}(?:接线员|话务员)|^(?:你们的?)?(?:接线员|话务员)(?:人?呢|在吗|在不在|在哪|有吗)?$`,
    `\\b(?:no more|enough (?:of|with)|stop with|fed up with|sick of|tired of)(?: (?:the|this|these|your|that|stupid|chatting|talking|to|with|an?)){0,4} ${ROBOTS}\\b`,
  ),
  'u',
)

/** As it is typed in haste, and as it is written. */
const IN_FULL: readonly (readonly [RegExp, string])[] = [
  [/\bgimme\b/g, 'give me'],
  [/\blemme\b/g, 'let me'],
  [/\bwanna\b/g, 'want to'],
  [/\b(speak|talk|chat|connect|speaking|talking|chatting|touch) w\/?(?= |$)/g, '$1 with'],
]

/**
 * Whether the shopper wants a person, however spelled: typed with homophones, traditional or full-width characters,
 * spaced out, in pinyin or in English. Questions about staff ("人工客服几点上班", "real estate agent") are not wishes,
 * nor is what staff said before ("上次联系客服说三天到账"). Expects normalized text.
 */
export function asksForPerson(text: string): boolean {
  const written = /[a-z]/.test(text) ? IN_FULL.reduce((read, [short, full]) => read.replace(short, full), text) : text
  const left = written.replace(NO_WISH, '')
  return asksInChinese(left) || asksInEnglish(left) || clausesOf(left).some(clause => MORE_WISHES.test(clause))
}
