import { error, type TextRule } from './rule.ts'
import { say } from './sentences.ts'

const SECRET =
  /密码|验证码|校验码|动态码|动态口令|口令|安全码|\bCVV2?\b|\bPIN\b|password|passcode|pass code|verification code|one[- ]time code|security code|\bOTP\b/i
/** Handing something over to somebody. */
const HAND_OVER =
  /告诉|告知|提供|发给|发来|发送|发到|发一下|发我|发过来|发过去|传给|传来|是多少|是什么|回复|报给|报一下|报出|念给|说一下|给我|给一下|给客服|索要|索取|提交|出示|截图|\b(?:tell|send|give|provide|share|reply|read (?:out|me)|let (?:me|us) (?:know|have)|what(?:'s| is) your)\b/i
/** Typing it somewhere; right in an app's own page, wrong in a chat. */
const TYPE_IN = /输入|填写|填一下|\b(?:enter|type|fill in|key in)\b/i
const OWN_PAGE =
  /页面|登录页|官网|网站|App|小程序|设置|账户|账号安全|收银台|支付软件|银行|找回|忘记|重置|修改|点击|点“|点「|锁屏|遥控|路由|Wi-?Fi|无线|面板|\b(?:page|app|website|screen|settings|bank|reset|forgot|router|tap|click|log ?in|sign ?in)\b/i
const NO =
  /不要|不必|不用|不会|不能|不可|不得|不应|不向|不问|不索|绝不|决不|从不|从来不|永不|切勿|请勿|勿|别|无需|无须|没有人会|任何人|凡是|谁|骗|假的|\b(?:never|not|don't|doesn't|won't|no one|nobody|no need|without|anyone who|scam|fraud|whoever)\b|n't\b/i
const PLEASE = /请(?!勿|不|别|直接挂)|麻烦|需要您|您需要|\bplease (?!do not|don't|never|hang)/i

/**
 * R102: nobody asks a shopper for a password or a code. Telling shoppers never to give one away is welcome, and so is
 * how to type one into the shop's own page: a clause counts as asking when it wants a secret handed over and its sentence
 * does not say no before it. A "please" of its own begins a new wish, so that "do not worry, please send the code" is asking.
 */
export const asksForSecrets: TextRule = () => texts =>
  texts
    .filter(({ isQuestion }) => !isQuestion)
    .flatMap(({ text, place, what, whatZh }) => {
      const clause = findAsking(text)
      if (clause === null) return []
      return [error('ASKS_FOR_SECRET', place, say('ASKS_FOR_SECRET', { what, whatZh, clause }))]
    })

/** The first clause that asks for a secret, or null. */
export function findAsking(text: string): string | null {
  for (const sentence of text.split(/[。！？!?\n]|\.(?:\s|$)/)) {
    let saidNo = false
    for (const clause of sentence.split(/[，,；;：:]/)) {
      if (PLEASE.test(clause) && !NO.test(clause)) saidNo = false
      if (NO.test(clause)) saidNo = true
      if (saidNo || !SECRET.test(clause)) continue
      const typesIntoChat = TYPE_IN.test(clause) && !OWN_PAGE.test(sentence)
      if (HAND_OVER.test(clause) || typesIntoChat) return clause.trim()
    }
  }
  return null
}
