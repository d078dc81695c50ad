type Kind = readonly [name: string, pattern: RegExp]

const KINDS: readonly Kind[] = [
  ['how', /怎么(?!会|还|没|不)|如何|怎样|咋(?!还|没|不)|方法|步骤|流程|教程/u],
  ['why', /为什么|为何|为啥|为毛|怎么(会|还|没|不)|咋(会|还|没|不)|原因|什么情况|怎么回事/u],
  ['when', /什么时候|啥时候|何时|几点|哪天|几号/u],
  ['how long', /多久|多长|几天|几年|几个月|多少天|时效|期限/u],
  ['how much', /多少|几块|价格|费用|收费|要钱|免费|贵/u],
  ['can', /能不能|可不可以|可以|能否|可否|是否可|能.{0,12}[吗么嘛]|行不行|允许|支持/u],
  ['where', /在哪|哪里|哪儿|何处|什么地方|位置|入口/u],
  ['which', /哪个|哪些|哪种|什么样|有什么|有哪些|什么区别/u],
  ['not', /不|没|无|未|别|勿|非/u],
  ['cannot', /不了|不能|无法|不到|不上|不出|没法|不让|不给|失败|不成功/u],
  ['must', /必须|一定要|需要|要不要|用不用|需不需要/u],
  ['stop', /取消|关闭|停|注销|解除|退出|解绑|删/u],
  ['change', /修改|更改|更换|变更|换|改|调整/u],
]

/**
 * Kinds of question that a normalized Chinese text asks: how, how long, can I, why not … so that 怎么退 and 如何退 meet.
 * English asks with function words, which are features already.
 */
export function kindsOf(text: string): string[] {
  return KINDS.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []))
}

/** Kinds stand among the features under this name. */
export const kindKey = (kind: string): string => `q:${kind}`
/** Names of all kinds among the features. */
export const KIND_KEYS: readonly string[] = KINDS.map(([name]) => kindKey(name))
export const isKind = (key: string): boolean => key.startsWith('q:')
