import { expect, it } from '@jest/globals'
import { quote } from '../../../server/desk/quote.ts'

it.each([
  ['6222021234567894 能退到这里吗', '…7894 能退到这里吗'],
  ['退到6222 0212 3456 7894行吗', '退到…7894行吗'],
  ['６２２２０２１２３４５６７８９４', '…7894'],
  ['订单 2026110188310026 呢', '订单 2026110188310026 呢'],
  ['订单 6222021234567895 呢', '订单 6222021234567895 呢'],
  ['**粗体** https://example.com', '粗体 …'],
])('[R106] quotes %s without the number of a bank card', (text, quoted) => {
  expect(quote(text)).toBe(quoted)
})
