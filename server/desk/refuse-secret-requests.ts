import { DeskError } from '../errors.ts'

const SECRET = '(?:登录|登陆|支付|银行卡?|取款|短信)?(?:密码|验证码|校验码|动态码)'
/** Asking or telling the shopper to hand over a secret; warnings such as 不要把验证码告诉任何人 do not match. */
const ASKS = [
  new RegExp(`(?:请|麻烦|需要|把|将|报|提供|告诉|发送?|说)(?:您|你|我|一下|给|的|下|收到|手机|刚才|上){0,8}${SECRET}`),
  new RegExp(`${SECRET}(?:是多少|是什么|多少|发(?:给)?我|报(?:给)?(?:我|一下)|告诉我|给我|提供一下)`),
  /\b(?:send|tell|give|provide|share|what(?:'s| is)|need|confirm)\b[^.!?\n]{0,30}\b(?:your|the)\b[^.!?\n]{0,20}\b(?:password|passcode|pin|verification code|one-time code|otp)\b/i,
]
const WARNS = /不要|切勿|请勿|别|不会|绝不|从不|勿|无需|不需要|never|don'?t|do not|not ask|won'?t/i

/** Nobody here asks for a password or a code (R102): blocked on the way out, for people as for the bot. */
export function asksForSecret(text: string): boolean {
  return text
    .split(/[。！？!?\n；;]/)
    .some(sentence => !WARNS.test(sentence) && ASKS.some(pattern => pattern.test(sentence)))
}

/** @throws DeskError ASKS_FOR_SECRET */
export function refuseSecretRequests(text: string): void {
  if (asksForSecret(text))
    throw new DeskError('ASKS_FOR_SECRET', 'nobody may ask a shopper for a password or a verification code')
}
