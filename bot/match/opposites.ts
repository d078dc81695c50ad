import type { Language } from '../entry.ts'

/** Which way a text goes on the axes that it speaks of, by their numbers: 1 up, on, in; −1 down, off, out. */
export type Directions = ReadonlyMap<number, 1 | -1>

/**
 * Things that are done one way or the other. Only what is asked to be done: who says that something is locked or blocked
 * mostly wants the opposite.
 */
type Axis = readonly [one: string, other: string]

const CHINESE: readonly Axis[] = [
  ['提高|提升|提额|升高|调高|调升|上调|升额|增加|增大|加大|涨', '降低|降价|降额|调低|调降|下调|减少|减小|缩小|下降|跌'],
  ['打开|开启|开通|启用|激活', '关闭|关掉|停用|停掉|禁用|注销|取消|退订'],
  ['绑定|绑上', '解绑|解除绑定|取消绑定'],
  ['加入|参加|入会', '退出|退会'],
  ['登录|登陆|登入', '退出登录|登出|退出'],
  ['升级', '降级'],
  ['提前|提早', '推迟|延迟|延后|延期|晚[几一两点]'],
  ['安装|装上', '卸载|拆掉|拆除|拆机|拆下'],
  ['添加|新增|加上', '删除|删掉|移除|去掉'],
  ['充值|存入', '提现|取出|转出'],
  ['[太偏][大长高热快重响]', '[太偏][小短低冷慢轻]'],
]
const ENGLISH: readonly Axis[] = [
  ['increas\\w*|rais(?:e|ed|ing)|higher|turn(?:ed)? up', 'decreas\\w*|lower(?:ed|ing)?|reduc\\w*|turn(?:ed)? down'],
  [
    'enabl\\w*|activat\\w*|(?:turn|switch)(?:ed|ing)?(?: \\w+){0,3} on|subscrib\\w*',
    'disabl\\w*|deactivat\\w*|(?:turn|switch)(?:ed|ing)?(?: \\w+){0,3} off|unsubscrib\\w*|cancel\\w*',
  ],
  ['join(?:ed|ing)?', 'leav(?:e|ing)|quit'],
  ['(?:log|sign)(?:ged|ging|ed|ing)? ?in', '(?:log|sign)(?:ged|ging|ed|ing)? ?out'],
  ['upgrad\\w*', 'downgrad\\w*'],
  ['earlier|sooner|bring forward', 'later|postpon\\w*|push back'],
  ['install\\w*', 'uninstall\\w*'],
  ['add(?:ed|ing)?', 'remov\\w*|delet\\w*'],
  ['deposit\\w*|top(?:ped|ping)? up', 'withdraw\\w*|cash out'],
  ['too (?:big|large|long|high|hot|fast|loud|heavy)', 'too (?:small|short|low|cold|slow|quiet|light)'],
]
/** 没打开 and 别取消 go the other way, or no way. */
const DENIED = /[不没未别勿非]$|[不没]有$|无法$/u

type Patterns = readonly (readonly [RegExp, RegExp])[]
const PATTERNS: { readonly [language in Language]: Patterns } = {
  zh: CHINESE.map(([one, other]) => [new RegExp(one, 'gu'), new RegExp(other, 'gu')]),
  en: ENGLISH.map(([one, other]) => [new RegExp(`\\b(?:${one})\\b`, 'gu'), new RegExp(`\\b(?:${other})\\b`, 'gu')]),
}

/** Which way a normalized text goes. Axes on which it goes both ways, or is not to go, are left out. */
export function directionsIn(text: string, language: Language): Directions {
  const found = new Map<number, 1 | -1>()
  PATTERNS[language].forEach(([one, other], axis) => {
    // 解除绑定 is no 绑定
    const without = text.replace(other, ' ')
    const [isOne, isOther] = [without.search(one) >= 0, without !== text]
    if (isOne !== isOther && !isDenied(text, isOne ? one : other)) found.set(axis, isOne ? 1 : -1)
  })
  return found
}

const isDenied = (text: string, words: RegExp): boolean =>
  [...text.matchAll(words)].some(({ index }) => DENIED.test(text.slice(0, index)))
