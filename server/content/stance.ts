import { kindsOf } from '../../bot/match/question-kinds.ts'
import { normalize } from '../../bot/text/normalize.ts'

/** What makes questions with nearly the same words ask for different things. */
export interface Stance {
  /** 不能退怎么办, why can't I. */
  readonly denies: boolean
  /** Of each pair of opposites: 1 for the first, -1 for the second, 0 for none or both. */
  readonly sides: readonly number[]
}

/** Say 不, 没 or "not" and deny nothing: 能不能, 有没有, 收到没有, 不好意思, or not. */
const DENIES_NOTHING =
  /(\p{Script=Han})[不没]\1|没有?(?=\P{L}|$)|不(?:好意思|知道?|清楚|确定|过|小心|同|用谢)|没(?:问题|关系|事)|[特区级分识类]别|别[的人墅]|未来|非常|无[线人]|除非|\b(?:or|why|if|i m) not\b|\bnot (?:sure|only)\b|\bno (?:problem|idea)\b/gu
/** Apostrophes may be blanks or left out: can't, can t, cant. */
const DENIES_IN_ENGLISH =
  /\b(?:not|no|never|cannot|unable|without|nothing|none|nor|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|should|would|could)n[' ]?t)\b/

const stops = (text: string) => kindsOf(text).includes('stop') || STOPS_IN_ENGLISH.test(text)
const STOPS_IN_ENGLISH =
  /\b(?:cancel|stop|disable|deactivate|unsubscribe|unlink|uninstall|(?:turn|switch)(?: \w+)? off|delete|remove|close)/
const says = (pattern: RegExp) => (text: string) => pattern.test(text)

const OPPOSITES: readonly (readonly [(text: string) => boolean, (text: string) => boolean])[] = [
  [
    says(
      /开通|开启|打开|启用|启动|恢复|绑定|注册|加入|下单|\b(?:enable|activate|subscribe|link|install|(?:turn|switch)(?: \w+)? on|open|place|join)/u,
    ),
    stops,
  ],
  [says(/开机/u), says(/关机/u)],
  [says(/升级|\bupgrade/u), says(/降级|\bdowngrade/u)],
  [says(/涨价|贵了/u), says(/降价|便宜了/u)],
  [says(/增加|添加|\b(?:add|increase)/u), says(/减少|减掉|\b(?:remove|decrease|reduce)/u)],
  [says(/太热|过热|发烫|太烫|\btoo (?:hot|warm)/u), says(/太冷|太凉|太冰|\btoo (?:cold|cool)/u)],
  [says(/太大|大了|\btoo (?:big|large|long)/u), says(/太小|小了|\btoo (?:small|short)/u)],
  [says(/[货收款单装修]之?前|\bbefore\b/u), says(/[货收款单装修]之?后|\bafter\b/u)],
  [says(/提前|\bearlier\b/u), says(/推迟|延后|延期|\b(?:later|postpone)/u)],
]

export function stanceOf(text: string): Stance {
  const read = normalize(text)
  const left = read.replace(DENIES_NOTHING, ' ')
  const kinds = kindsOf(left)
  return {
    denies: kinds.includes('not') || kinds.includes('cannot') || DENIES_IN_ENGLISH.test(left),
    sides: OPPOSITES.map(([one, other]) => Number(one(read)) - Number(other(read))),
  }
}

/** Whether one denies what the other does not, or each names one of two opposites. */
export function areOpposed(a: Stance, b: Stance): boolean {
  return a.denies !== b.denies || a.sides.some((side, at) => side * (b.sides[at] ?? 0) < 0)
}
