import { expect, it } from '@jest/globals'
import { findAsking } from '../../../knowledge/lint/asks-for-secrets.ts'
import { faq, lintFiles, placesOf } from '../support/lint-samples.ts'

it.each([
  '请提供您的登录密码。',
  '麻烦把短信验证码发给我',
  '请告诉我银行卡密码和身份证号',
  '收到验证码后请回复给客服',
  '为了核实身份，请您报一下验证码。',
  '请在这里输入支付密码',
  '不用担心，请把验证码发过来',
  '您的密码是多少？请发给我',
  '退款需要您提供银行密码',
  'Please send us your password.',
  'Reply with the verification code you received.',
  'To confirm, tell me your PIN',
  "Don't worry, please share the one-time code with us",
])('[R102] asking is found: %s', text => {
  expect(findAsking(text)).not.toBeNull()
})

it.each([
  '客服不会问您密码和验证码。',
  '请勿把密码、验证码告诉任何人。',
  '我们绝不会以任何理由，向您索要密码或验证码。',
  '不要提供验证码，也不要转账。',
  '谁让您提供验证码，谁就是骗子。',
  '忘记密码：登录页点“找回密码”，自己按提示设置。',
  '在 App 登录页输入短信验证码，设置新密码。',
  '打开设置，输入 Wi-Fi 密码。',
  '已经把验证码说出去了，请马上改密码。',
  '遥控器儿童锁的密码见说明书。',
  'We will never ask you to share your password or a verification code.',
  "Please don't send your password to anyone.",
  'Tap “Forgot password” and enter the code on the sign-in page.',
  'Anyone who asks you to send a code is a scam.',
])('[R102] warning and self-service are fine: %s', text => {
  expect(findAsking(text)).toBeNull()
})

it('[R102] an answer, a canned reply or a greeting that asks is an error; a shopper who asks is none', () => {
  const asking = '请提供验证码'
  const problems = lintFiles({
    'faq/a.zh.yaml': faq(
      { id: 'a', answer: asking },
      { id: 'b', question: '为什么让我提供验证码', variants: [asking, '二', '三'] },
    ),
    'canned-replies.yaml': `- { id: x, title: t, text: ${asking} }`,
    'shop.yaml': `greeting: ${asking}`,
  })

  expect(placesOf(problems, 'ASKS_FOR_SECRET')).toEqual([
    'canned-replies.yaml:1 error',
    'faq/a.zh.yaml:1 error',
    'shop.yaml:1 error',
  ])
})
