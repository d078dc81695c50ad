import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cpuSeconds } from '../support/cpu-seconds.ts'
import { faq, lintFiles } from '../support/lint-samples.ts'

const ENTRY_FILES = ['faq/a.zh.yaml', 'faq/a.en.yaml']

it('[S-31] no text in an entry ever makes the lint throw', () => {
  const pieces = fc.constantFrom(
    '上门费',
    '50',
    '元',
    '¥',
    '8:00',
    '-',
    '20:00',
    '点',
    '客服',
    '{{',
    '}}',
    'hours.human',
    '密码',
    '告诉',
    '400-',
    '@',
    '.com',
    '\n',
    '：',
    '。',
    '[',
    '](',
    ')',
    '|',
  )
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { minLength: 1, maxLength: 40 })

  fc.assert(
    fc.property(fc.constantFrom(...ENTRY_FILES), text, (file, parts) => {
      const problems = lintFiles({
        [file]: faq({ id: 'a', question: parts.slice(0, 5).join(''), answer: parts.join('') }),
      })
      return problems.every(problem => problem.line >= 1 && problem.message !== '')
    }),
    { numRuns: 500 },
  )
})

it.each([
  'a',
  '1',
  '[',
  '[a](',
  '{{',
  '{{a',
  'a@',
  'a.',
  '上门费',
  '8:00-',
  '400-',
  '：',
  ' ',
  '\n',
  '-',
  '¥1',
  'http://',
  '密码',
  '(0',
])('[S-31] an answer of 50,000 signs %j is linted in a moment', piece => {
  const answer = piece.repeat(Math.floor(50_000 / piece.length))
  const files = { 'faq/a.zh.yaml': faq({ id: 'a', answer: `x${answer}x` }) }

  expect(cpuSeconds(() => lintFiles(files))).toBeLessThan(2)
})
