import { NO_GREETING } from '../text/courtesies.ts'

export type SmallTalkTopic = 'greeting' | 'thanks' | 'farewell' | 'acknowledgement' | 'identity'

const MACHINE_OR_MAN = '(?:机器人?|机器客服|智能客服|自动回复|ai|真人|人工|活人|人)(?:客服)?'
/** Who or what is speaking. Curiosity, and no wish for a person: that is a word away. */
const ASKS_WHO = [
  `[你您](?:们)?(?:到底|究竟|这边?)?(?:是谁|谁啊?|叫什么(?:名字)?|是什么(?:东西|人)?)(?:啊|呀|呢)?`,
  `[你您](?:们)?(?:到底|究竟|这边?)?(?:是|是不是|不是|该不会是)${MACHINE_OR_MAN}(?:还是${MACHINE_OR_MAN})?(?:在)?(?:回复|回答|说话)?(?:吗|么|嘛|吧|啊|呀|呢|不)?`,
  `(?:are|r) (?:you|u) (?:an? )?(?:real )?(?:(?:chat ?)?bot|robot|machine|ai|human|person|real)(?: or (?:an? )?(?:real )?(?:bot|robot|machine|ai|human|person))?`,
  `who (?:are|r) (?:you|u)|what(?:'s| is) your name`,
].join('|')

export interface Pleasantries {
  /** What is left once greetings, thanks and the like are taken away; '' for pure small talk. */
  readonly rest: string
  /** The weightiest courtesy that was found. */
  readonly topic: SmallTalkTopic | null
}

const GAP = String.raw`[\s,，.。!！~～?？…、;；😀-🙏❤👍👌🌹]*`
const WORDS: readonly (readonly [SmallTalkTopic, string])[] = [
  ['identity', ASKS_WHO],
  [
    'farewell',
    '再见|拜拜+|拜了|回见|回头见|晚安|good ?bye|bye+|bye bye|see you( later)?|good night|88+|cya|have a (good|nice|great) (day|one|evening|weekend)',
  ],
  [
    'thanks',
    '(非常|太|十分|多)?(谢谢|感谢|感激)(你|您|你们|您们|啦|了|亲|哈|呀)*|多谢(你|您|了|啦)?|谢(了|啦)|辛苦(了|你了|您了|啦)?|麻烦(你|您)了|thank you( so| very)?( much)?|thanks( a lot| a million| so much| very much| again)?|thx|ty|tks|cheers|much appreciated',
  ],
  [
    'greeting',
    '你好+(呀|啊|吖)?|您好+(呀|啊)?|你们好|大家好|亲你好|亲+|哈[喽啰罗]+|嗨+|喂+|在(不在|吗|么|嘛|线吗)|在不|早上好|上午好|中午好|下午好|晚上好|早安|早+|(hello+|hi+|hey+)( there)?|yo|good (morning|afternoon|evening|day)|greetings|howdy|nihao|ni hao|zai ma',
  ],
  [
    'acknowledgement',
    "哈{2,}|呵{2,}|嘿{2,}|嘻{2,}|(?:ha){2,}h?|lol|6{3,}|233+|好+(的|滴|哒|嘞|吧|呢|呀|啊)*|嗯+(嗯|呢|哪|啊)*|[哦噢喔]+|知道(了|啦)|明白(了|啦)?|了解(了|啦)?|收到|懂了|清楚了|行(吧|的|了)?|可以(的|了)?|没事(了|啦)?|没问题(了)?|没有(了|其他问题了?)|不用了|ok+(ay)?(的|吧|啦)?|okey|okay|k+|alright|all right|never ?mind|that is all|that's all|no more questions|(got it|i see|understood|makes sense|no problem|sure|fine|great|cool|nice|perfect|good)(?= *[,.!]| *$)",
  ],
]
const BORDER = String.raw`(?=$|[\s,，.。!！~～?？…、;；😀-🙏❤👍👌🌹])`
const STARTS = WORDS.map(([topic, words]) => [topic, new RegExp(`^${GAP}(?:${words})${BORDER}${GAP}`, 'u')] as const)
/** Chinese greetings need no comma before the question: 你好空调保修多久. */
const GLUED = new RegExp(
  `^([你您]好(?!${NO_GREETING})|哈喽|在吗|早上好|上午好|中午好|下午好|晚上好)(?=\\p{Script=Han}{3,})`,
  'u',
)
const ENDS = new RegExp(
  `${GAP}(?:谢谢(你|您|你们|啦|了|亲)*|多谢(了|啦)?|感谢|thank you( so| very)?( much)?|thanks( a lot)?|thx|please|pls|plz)${GAP}$`,
  'u',
)
/** What ENDS can not do without. */
const MAY_END = /谢|感|thank|thx|please|pls|plz/
const PAUSE = /[,，.。!！~?？、\s]/u

/** Takes greetings, thanks and acknowledgements off a message. Expects normalized text. */
export function pleasantriesIn(text: string): Pleasantries {
  let rest = text
  const found = new Set<SmallTalkTopic>()
  for (let again = true; again; ) {
    again = false
    for (const [topic, words] of STARTS) {
      const cut = rest.replace(words, '')
      if (cut === rest || rest === '') continue
      // "可以退吗": an acknowledgement must be followed by a pause, never by its own sentence
      if (topic === 'acknowledgement' && cut !== '' && !PAUSE.test(rest[rest.length - cut.length - 1] ?? '')) continue
      rest = cut
      found.add(topic)
      again = true
    }
    if (GLUED.test(rest)) {
      rest = rest.replace(GLUED, '')
      found.add('greeting')
      again = true
    }
  }
  const withoutEnd = MAY_END.test(rest) ? rest.replace(ENDS, '') : rest
  if (withoutEnd !== rest && withoutEnd !== '') {
    rest = withoutEnd
    found.add('thanks')
  }
  const topic = WORDS.map(([name]) => name).find(name => found.has(name)) ?? null
  return { rest: rest.trim(), topic }
}
