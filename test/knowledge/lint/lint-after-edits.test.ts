import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Problem } from '../../../knowledge/knowledge.ts'
import { lintKnowledge } from '../../../knowledge/lint/lint-knowledge.ts'
import { type KnownFiles, noKnownFiles, readSources } from '../../../knowledge/read-knowledge.ts'
import { faq } from '../support/lint-samples.ts'

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
  valid_until: fc.constantFrom('2026-09-14', '2026-12-31', '2028-12-31'),
})
const idOf = (file: string, at: number) => `${file.slice(4, 5)}-${at}`
const faqEdit = fc
  .tuple(
    fc.constantFrom('faq/a.zh.yaml', 'faq/b.zh.yaml', 'faq/c.zh.yaml'),
    fc.array(entry, { maxLength: 3 }),
    fc.constantFrom('', '# 一行\n'),
  )
  .map(([file, entries, above]): Files => {
    const named = entries.map((each, at) => ({ id: idOf(file, at), ...each }))
    return { [file]: `${above}${faq(...named)}` }
  })
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
const edit = fc.oneof({ weight: 3, arbitrary: faqEdit }, factsEdit, contactsEdit, hoursEdit, saidEdit)
const day = fc.constantFrom('2026-09-14', '2026-09-15', '2027-01-01', '2027-10-01')
const edits = fc.array(fc.tuple(edit, day), { minLength: 2, maxLength: 6 })

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
  { 'faq/c.zh.yaml': `# 一行\n${faq({ id: 'c-0', question: '锟斤拷怎么办', ...says('好的。') })}` },
]

test('after any edits, what was found before and kept is what looking at everything anew finds [R113] [R115] [R116]', () => {
  const codes = new Set<string>()
  fc.assert(
    fc.property(edits, all => {
      // Given a folder that is edited again and again, while days go by
      const states: { files: Files; today: string }[] = []
      for (const [edit, today] of all) states.push({ files: { ...states.at(-1)?.files, ...edit }, today })

      // When each of its states is read and checked after the one before
      const known = noKnownFiles()
      const kept = states.map(({ files, today }) => problemsOf(files, known, today))

      // Then the problems are those of a folder that nobody has seen before
      states.forEach(({ files, today }, at) => {
        forget()
        expect(kept[at]).toEqual(problemsOf(files, noKnownFiles(), today))
      })
      for (const { code } of kept.flat()) codes.add(code)
    }),
    { numRuns: 60, examples: [[CONTRADICTIONS.map(files => [files, '2026-09-15'])]] },
  )
  const some = [
    'CONTRADICTING_FEE',
    'CONTRADICTING_HOURS',
    'UNOFFICIAL_CONTACT',
    'DAMAGED_TEXT',
    'TYPED_FIGURE',
    'EXPIRED',
    'OLD_SOURCE',
  ]
  expect([...codes]).toEqual(expect.arrayContaining(some))
})

/** What is kept is kept beside one day and one set of facts. */
function forget(): void {
  problemsOf({ 'facts.yaml': 'other:\n  one: { zh: 一, en: one }\n' }, noKnownFiles(), '2000-01-01')
}

function problemsOf(files: Files, known: KnownFiles, today: string): Problem[] {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }))
  const { content, problems } = readSources(sources, known)
  return [...problems, ...lintKnowledge(content, today)]
}
