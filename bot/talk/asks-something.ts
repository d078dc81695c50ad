import type { Part } from './clauses.ts'
import { pleasantriesIn } from './small-talk.ts'

const ASKS =
  /吗|[呢么嘛]$|怎么|怎样|如何|咋|多久|多少|多长|几[天年个点号楼块次]|什么|啥|哪|谁|为何|能不能|可不可以|有没有|是不是|要不要|会不会|行不行|好不好|是否|能否|可否|请问|想问|想知道|帮我|请帮|^(?:and |also |so |but |then )*(?:how|what|when|where|why|who|which|can|could|do|does|did|is|are|will|would|should|may|have|has)\b|\b(?:i want to know|tell me|wonder(?:ing)?)\b/u

/** Words that ask without saying about what: "怎么办", "可以吗", "what should I do". What they ask about stands beside them. */
const EMPTY_ZH =
  /请问|想问|想知道|帮我|请帮|怎么办|怎么弄|怎么回事|怎么处理|怎么解决|怎么|怎样|如何|咋办|咋整|咋|什么意思|什么情况|什么原因|什么|为什么|为啥|为何|啥|多久|多少钱|多少|可不可以|能不能|是不是|有没有|行不行|好不好|可以|处理|解决|坏了?|急|你们|我们|您|你|我|他|它|这个|那个|这|那|是|吗|呢|吧|啊|呀|嘛|么|了|的|能|会|要|行|好|对|有|都|就|还|再|又|也|到底|现在/gu
const EMPTY_EN =
  /\b(?:what|how|why|can|could|should|would|will|do|does|is|are|am|i|we|you|it|that|this|to|the|a|me|my|please|help|ok|okay|so|and|then|now|right|about)\b/gu

/** Whether a part of a message is a question of its own, which must not be passed over. Expects normalized text. */
export function asksSomething({ text, isMarked }: Part): boolean {
  if (pleasantriesIn(text).rest === '') return false
  const clauses = text.split(/[,，]/u)
  return clauses.some((clause, place) => {
    const asks = (isMarked && place === clauses.length - 1) || ASKS.test(clause)
    return asks && /[\p{L}\p{N}]/u.test(clause.replace(EMPTY_ZH, '').replace(EMPTY_EN, ''))
  })
}
