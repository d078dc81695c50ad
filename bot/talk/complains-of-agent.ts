import { normalize } from '../text/normalize.ts'

const WHO = '(?:客服|坐席|座席|接线员|话务员|工号|服务员|服务人员)'
/** "投诉你们刚才那个客服", "举报工号 1024"; not who looks for the complaints team, its number, or the way to it. */
const COMPLAINS = new RegExp(
  `(?<!转|接|找|叫|到|去|联系|怎么|如何|怎样|哪里|可以|能)(?:投诉|举报|告发)(?:一下|下)?(?:你们?|贵司|店里|这个|那个|这位|那位|刚才|刚刚|上次|之前|昨天|今天|前面|在线|人工|售后|售前|的|位|个|，|,|\\s){0,6}${WHO}(?!(?:的|是)?.{0,3}(?:电话|热线|渠道|邮箱|邮件|中心|部门|专席|号码|流程|方式|入口|在哪|怎么|多少|吗))`,
  'u',
)
const ATTITUDE = new RegExp(
  `(?:${WHO}|工号\\s*[a-z0-9-]{1,20})(?:\\s*[a-z0-9-]{1,20})?(?:的|说话|服务|回复)*(?:态度|语气)?[^，。,.!！?？]{0,4}(?:恶劣|蛮横|骂人|骂我|辱骂|凶我|阴阳怪气|态度(?:太|很|非常|特别|真)?差|态度不好|态度有问题|不耐烦)`,
  'u',
)
const TO_THE_FACE =
  /(?:投诉|举报)(?:你|您)(?!们|家|公司|店)|你(?:的|这)?(?:服务|说话)?态度(?:太|很|真|怎么这么|非常)?(?:差|恶劣|不好)/u
const ENGLISH =
  /\b(?:complain(?:ing)?|complaint|report)\b(?: (?:about|against|of|on))?(?: (?:the|this|that|your|an|one of your|last|previous|rude)){0,3} (?:agent|rep|representative|operator|adviser|advisor|employee|colleague)s?\b(?! (?:number|line|phone|email))|\b(?:agent|rep|representative|operator)\b.{0,12} (?:was|is|were) (?:so |very |really |extremely )?(?:rude|impolite|insulting|abusive)\b/u

/** One of these is in all that is meant; most messages are done with at this look. */
const NAMES_IT = /投诉|举报|告发|恶劣|蛮横|骂|凶我|阴阳|态度|不耐烦|complain|report|agent|rep|operator/u

/** A complaint about one of the team (R91). `isToAgent`: said to a person, so that "you" is that person. */
export function complainsOfAgent(text: string, isToAgent = false): boolean {
  const said = normalize(text)
  if (!NAMES_IT.test(said)) return false
  if (COMPLAINS.test(said) || ATTITUDE.test(said) || ENGLISH.test(said)) return true
  return isToAgent && TO_THE_FACE.test(said)
}

/** "1024" of "投诉工号1024": who is meant, where a number is said. */
export function numberOfAgent(text: string): string | null {
  const said = text.normalize('NFKC')
  const found =
    /工号\s*(?:是|为|:)?\s*([A-Za-z0-9-]{1,20})/u.exec(said) ??
    /(?:客服|坐席|座席|接线员|agent|operator|rep)\s*(?:no\.?|number|#)?\s*([A-Za-z]{0,3}\d{3,8})/iu.exec(said)
  return found?.[1] ?? null
}
