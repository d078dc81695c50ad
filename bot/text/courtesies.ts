import { normalize } from './normalize.ts'

/**
 * After 你好 these make it no greeting: 你好像听不懂, 你好久才回, 你好多次没回, 你好几天没回, 你好不容易回了. 你好多久能到 and
 * 你好几点下班 greet.
 */
export const NO_GREETING =
  '像(?!素)|久|多(?=[次天人遍回个年]|问题|废话)|几(?=[次天个遍回年周月小][^,。]{0,4}[没不都才了])|不(?=容易|错|靠谱|讲理|懂)|难(?=[懂搞缠找]|沟通|联系|理解)|慢(?=[啊呀了吧得]|死)|好(?=说话|回答|看看|想想|听|解释)|[笨蠢傻歹]|烦(?!请|问)|意思(?!是)|样的|厉害|聪明|可爱|奇怪|敷衍|搞笑|过分|无聊|啰嗦'

/** Words with which people begin to speak. What they ask for comes after. */
const OPENINGS = [
  new RegExp(`^(?:客服)?[你您]们?好(?!${NO_GREETING})[呀啊吖哦]?`, 'u'),
  /^(?:嗨|哈[喽啰罗]|亲爱的|亲(?=[,、。!~ ]|请|想|我|你|问|麻)|在[吗么]|在不在|劳驾|不好意思|那个(?=[,、。 ]))/u,
  /^打扰(?:一下|下)?了?/u,
  /^(?:请问|麻烦请?问)(?:一?下)?/u,
  /^我?(?:就|只|还)?想?(?:要|请)?(?:咨询|请教|问)(?:一?下子?|问)/u,
  /^我?(?:就|只|还)?想(?:要|请)?(?:咨询|请教|问|了解|知道)(?:一?下子?|问)?/u,
  /^(?:hi|hello|hey)(?: there)?(?![a-z'])/u,
  /^(?:good (?:morning|afternoon|evening)|excuse me|quick question)(?![a-z'])/u,
]
const PAUSE = /^[\s,、。.!~:;-]+/u
/** How a message ends that is polite. */
const CLOSING =
  /[\s,、。.!~]*(?:谢谢[你您]?们?[了啦啊哈]?|多谢了?|感谢|谢了|辛苦[你您]?了|麻烦[你您]?了|(?<![a-z'])(?:thanks(?: a lot| so much| in advance)?|thank you(?: so much| very much)?|thx))[\s。.!~]*$/u
/** Where a closing can begin, from the end. */
const LONGEST_CLOSING = 30
/** People do not greet more often than this. */
const MOST = 4

/**
 * A text as the engine compares it: normalized, and without what is said out of courtesy, which tells no two questions
 * apart and yet would make each look like those that begin alike. A text that is nothing else stays as it is.
 */
export function asAsked(text: string): string {
  const whole = normalize(text)
  let rest = whole
  for (let turn = 0; turn < MOST; turn++) {
    const before = rest
    for (const opening of OPENINGS) rest = rest.replace(opening, '')
    if (rest === before) break
    rest = rest.replace(PAUSE, '')
  }
  const from = Math.max(0, rest.length - LONGEST_CLOSING)
  rest = rest.slice(0, from) + rest.slice(from).replace(CLOSING, '')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : whole
}
