import { expect, it } from '@jest/globals'
import { fillFacts } from '../../console/editor/form/fill-facts.ts'

const FACTS = [
  { key: 'fees.visit', zh: '50 元', en: '¥50' },
  { key: '电话', zh: null, en: null },
]
const fill = (text: string, language: 'zh' | 'en' = 'zh') => fillFacts(text, FACTS, language, key => `没有 ${key}`)

it.each([
  ['上门费 {{fees.visit}}，{{ fees.visit }}。', '上门费 50 元，50 元。'],
  ['{{fees.none}} 和 {{电话}}', '没有 fees.none 和 没有 电话'],
  ['{fees.visit} {{}} {{a b}}', '{fees.visit} {{}} {{a b}}'],
])('[L1] the preview of “%s” is “%s”', (text, shown) => {
  expect(fill(text)).toBe(shown)
})

it('[L1] the preview of an English answer has the English words', () => {
  expect(fill('A visit costs {{fees.visit}}.', 'en')).toBe('A visit costs ¥50.')
})
