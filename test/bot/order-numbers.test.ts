import { describe, expect, it } from '@jest/globals'
import { readOrderNumbers } from '../../bot/talk/order-numbers.ts'
import { normalize } from '../../bot/text/normalize.ts'

describe('long numbers', () => {
  it.each([
    ['20260901123456', '查我的订单'],
    ['SF1234567890123 到哪了', '我的订单 到哪了'],
    ['JD0123456789012', '查我的订单'],
    ['20260901123456？', '查我的订单'],
    ['20260901123456、20260901123457', '查我的订单'],
    ['我的订单？', '我的订单?'],
    ['6222021234567895', '查我的订单'],
    ['2026110188310026', '查我的订单'],
    ['订单6222021234567894', '查我的订单'],
    ['快递单号4312345678901', '查我的订单'],
    ['订单号01088886666', '查我的订单'],
    ['手机订单20260901123456', '手机我的订单'],
    ['订单20260901123456，电话01088886666', '我的订单,电话01088886666'],
  ])('are orders in "%s"', (text, read) => {
    expect(readOrderNumbers(normalize(text), null)).toBe(read)
  })

  it('are orders in the language of the conversation', () => {
    expect(readOrderNumbers('sf1234567890123', 'en')).toBe('look up my order')
    expect(readOrderNumbers('sf1234567890123?', 'en')).toBe('look up my order')
    expect(readOrderNumbers('where is sf1234567890123', null)).toBe('where is my order')
    expect(readOrderNumbers('sf1234567890123 到哪了', 'en')).toBe('我的订单 到哪了')
  })

  it.each([
    'imei 869012345678901',
    '我的IMEI是869012345678901',
    'IMEI号：869012345678901',
    'imei869012345678901',
    '条码6901234567892',
    '条形码是6901234567892',
    '序列号 20230901123456',
    'SN20230901123456',
    '机身号2023090112345',
    '银行卡号6222021234567890123',
    '卡号：6222021234567890123',
    'my serial number is 20230901123456',
    'the bar code 6901234567892',
    'my card number 6222021234567890',
    '6222021234567894',
    '6222021234567894 怎么退款',
    '6228480039123456780',
    '4111111111111111',
  ])('are of a device, a thing or a card in "%s"', text => {
    expect(readOrderNumbers(normalize(text), null)).toBe(normalize(text))
  })

  it.each([
    '13912345678',
    '手机号13912345678',
    '01088886666',
    '打01088886666没人接',
    '075588886666',
    '4008208820',
    '400-820-8820',
    '010-88886666',
    '客服热线4008208820',
    '订单电话02188886666',
  ])('are of a telephone in "%s"', text => {
    expect(readOrderNumbers(normalize(text), null)).toBe(normalize(text))
  })
})
