import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Problem } from '../../../knowledge/knowledge.ts'
import { lintKnowledge } from '../../../knowledge/lint/lint-knowledge.ts'
import { type KnownFiles, noKnownFiles, readSources } from '../../../knowledge/read-knowledge.ts'
import { faq, TODAY } from '../support/lint-samples.ts'

type Files = Readonly<Record<string, string>>

const ANSWERS = [
  '好的。',
  '上门费为每次 30 元。',
  '上门费为每次 {{fees.visit}}。',
  '热线 8:00–20:00 有人接听。',
  '请拨打 13800138000。',
  '请把验证码告诉我们。',
  '{{fees.missing}} 待补充',
  `${'很长的话。'.repeat(100)}{{fees.visit}}`,
]
const QUESTIONS = ['上门要钱吗', '上门要钱吗？', '几点有人', '锟斤拷怎么办', '？！']
const entry = fc.record({
  question: fc.constantFrom(...QUESTIONS),
  variants: fc.array(fc.constantFrom(...QUESTIONS), { maxLength: 2 }),
  answer: fc.constantFrom(...ANSWERS),
  channels: fc.constantFrom(['web'], ['voice']),
  valid_until: fc.constantFrom('2026-09-14', '2026-12-31'),
})
const idOf = (file: string, at: number) => `${file.slice(4, 5)}-${at}`
const faqEdit = fc
  .tuple(fc.constantFrom('faq/a.zh.yaml', 'faq/b.zh.yaml', 'faq/c.zh.yaml'), fc.array(entry, { maxLength: 3 }))
  .map(([file, entries]): Files => ({ [file]: faq(...entries.map((each, at) => ({ id: idOf(file, at), ...each }))) }))
const factsEdit = fc
  .constantFrom('30 元', '50 元')
  .map((fee): Files => ({ 'facts.yaml': `fees:\n  visit: { zh: ${fee}, en: ${fee} }\n` }))
const contactsEdit = fc
  .constantFrom('13800138000', '4008001000')
  .map(
    (phone): Files => ({ 'official-contacts.yaml': `- {id: hotline, kind: phone, title: 热线, value: "${phone}"}\n` }),
  )
const hoursEdit = fc.constantFrom('08:00-20:00', '09:00-18:00').map(
  (hours): Files => ({
    'hours.yaml': `hotline:\n  title: { zh: 热线, en: Hotline }\n  weekday: ["${hours}"]\n  weekend: ["${hours}"]\n`,
  }),
)
const saidEdit = fc
  .tuple(fc.constantFrom('好的。', '请拨打 13800138000。', '{{fees.missing}}'), fc.boolean())
  .map(
    ([text, isReply]): Files =>
      isReply
        ? { 'canned-replies.yaml': `- { id: hello, language: zh, title: 您好, text: "${text}" }\n` }
        : { 'shop.yaml': `name: { zh: 小店, en: Shop }\ngreeting: { zh: "${text}", en: Hello }\n` },
  )
const edits = fc.array(fc.oneof({ weight: 3, arbitrary: faqEdit }, factsEdit, contactsEdit, hoursEdit, saidEdit), {
  minLength: 2,
  maxLength: 6,
})

const says = (answer: string) => ({ answer, channels: ['web'], valid_until: '2026-12-31', variants: [] })
/** What random edits seldom come to. */
const CONTRADICTIONS: Files[] = [
  { 'facts.yaml': 'fees:\n  visit: { zh: 50 元, en: 50 元 }\n' },
  {
    'hours.yaml':
      'hotline:\n  title: { zh: 热线, en: Hotline }\n  weekday: ["09:00-18:00"]\n  weekend: ["09:00-18:00"]\n',
  },
  { 'faq/a.zh.yaml': faq({ id: 'a-0', question: '上门要钱吗', ...says('上门费为每次 30 元。') }) },
  { 'faq/b.zh.yaml': faq({ id: 'b-0', question: '几点有人', ...says('热线 8:00–20:00 有人接听。') }) },
  { 'facts.yaml': 'fees:\n  visit: { zh: 30 元, en: 30 元 }\n' },
  { 'faq/c.zh.yaml': faq({ id: 'c-1', question: '来一次多少钱', ...says('上门费为每次 80 元。') }) },
  { 'faq/c.zh.yaml': faq({ id: 'c-0', question: '打哪里', ...says('请拨打 13800138000。') }) },
  { 'faq/c.zh.yaml': faq({ id: 'c-0', question: '锟斤拷怎么办', ...says('好的。') }) },
]

test('after any edits, what was found before and kept is what looking at everything anew finds [R113] [R115] [R116]', () => {
  const codes = new Set<string>()
  fc.assert(
    fc.property(edits, all => {
      // Given a folder of which every state is read and checked one after another
      const known = noKnownFiles()
      let files: Files = {}
      for (const edit of all) {
        // When some of it is edited
        files = { ...files, ...edit }
        const kept = problemsOf(files, known)

        // Then the problems are those of a folder that nobody has seen before
        expect(kept).toEqual(problemsOf(files, noKnownFiles()))
        for (const { code } of kept) codes.add(code)
      }
    }),
    { numRuns: 60, examples: [[CONTRADICTIONS]] },
  )
  const some = ['CONTRADICTING_FEE', 'CONTRADICTING_HOURS', 'UNOFFICIAL_CONTACT', 'DAMAGED_TEXT', 'TYPED_FIGURE']
  expect([...codes]).toEqual(expect.arrayContaining(some))
})

function problemsOf(files: Files, known: KnownFiles): Problem[] {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }))
  const { content, problems } = readSources(sources, known)
  return [...problems, ...lintKnowledge(content, TODAY)]
}
