import { describe, expect, it } from '@jest/globals'
import { asksForSecret } from '../../../server/desk/refuse-secret-requests.ts'

describe('[R102] asking for a secret', () => {
  it.each([
    '请把验证码发给我',
    '麻烦您提供一下登录密码',
    '验证码是多少？',
    '您的支付密码告诉我一下',
    '请报一下手机收到的短信验证码',
    'Please send me your password',
    'What is the verification code on your phone, tell me the code',
    'Could you confirm your card PIN?',
  ])('is stopped: %s', text => {
    expect(asksForSecret(text)).toBe(true)
  })

  it.each([
    '请不要把验证码告诉任何人',
    '我们不会向您索要密码。',
    '忘记密码可以在登录页点“找回密码”',
    '收不到验证码的话，请检查短信拦截',
    'We never ask for your password.',
    'You can reset your password on the sign-in page.',
    '请提供订单号和联系电话',
    '童锁密码在说明书第 12 页',
  ])('is not: %s', text => {
    expect(asksForSecret(text)).toBe(false)
  })
})
