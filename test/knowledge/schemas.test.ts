import { readFile } from 'node:fs/promises'
import { matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonSchemas } from '../../knowledge/file-schemas.ts'
import { listContentFiles } from '../../knowledge/read-folder.ts'
import { faq, lintFiles } from './support/lint-samples.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SCHEMAS = new Map([...jsonSchemas()].map(([name, schema]) => [name, z.fromJSONSchema(JSON.parse(schema))]))

const isRight = (schema: string, text: string) => SCHEMAS.get(schema)!.safeParse(parse(text)).success

/** Path of a file in the repository → name of the schema that editors use for it. */
async function schemaFor(): Promise<(path: string) => string | undefined> {
  const settings = JSON.parse(await readFile(`${ROOT}.vscode/settings.json`, 'utf8'))
  const mapped = Object.entries<string>(settings['yaml.schemas'])
  return path => {
    const [schema] = mapped.find(([, pattern]) => matchesGlob(path, pattern)) ?? []
    return schema?.replace(/^.*schema\/|\.schema\.json$/g, '')
  }
}

const RIGHT_FORM = `id: repair
title: { zh: 报修, en: Repair }
fields:
  - { id: place, label: 地点, kind: choice, required: true, choices: [客厅, { id: bed, label: 卧室 }] }
  - { id: order, label: 订单号, kind: order_no }
`

describe('[L1] schemas for editors', () => {
  it.each([...jsonSchemas()])(
    '%s is the one that the code has; else run npm run knowledge:schema',
    async (name, schema) => {
      const kept = await readFile(`${ROOT}knowledge/schema/${name}.schema.json`, 'utf8')

      expect(JSON.parse(kept)).toEqual(JSON.parse(schema))
    },
  )

  it('are there for every file of the sample shop, which has no fault by them', async () => {
    const nameFor = await schemaFor()
    const files = (await listContentFiles(`${ROOT}knowledge`)).filter(file => file.endsWith('.yaml'))

    const faulty: string[] = []
    const used = new Set<string>()
    for (const file of files) {
      const name = nameFor(`knowledge/${file}`) ?? 'none'
      used.add(name)
      const result = SCHEMAS.get(name)?.safeParse(parse(await readFile(`${ROOT}knowledge/${file}`, 'utf8')))
      if (!result?.success) faulty.push(`${file} by ${name}: ${result?.error.issues[0]?.message}`)
    }

    expect(faulty).toEqual([])
    expect([...used, nameFor('knowledge/forms/repair.yaml')].sort()).toEqual([...SCHEMAS.keys()].sort())
  })

  it('know a guided form', () => {
    expect(isRight('form', RIGHT_FORM)).toBe(true)
    expect(lintFiles({ 'faq/a.zh.yaml': faq({ id: 'a' }), 'forms/repair.yaml': RIGHT_FORM })).toEqual([])
  })

  it.each([
    ['faq', 'faq/b.zh.yaml', '- { id: b, question: 怎么退, answr: 好 }'],
    ['faq', 'faq/b.zh.yaml', 'entries: [{ id: "B b", question: 怎么退, answer: 好 }]'],
    ['facts', 'facts.yaml', 'fees: { visit: { zh: 50 元, colour: red } }'],
    ['facts', 'facts.yaml', 'fees: { visit: [50 元, 60 元] }'],
    ['facts', 'facts.yaml', 'fees: { visit: { zh: 50 元, checked: yesterday } }'],
    ['facts', 'facts.yaml', 'fees: { visit: { checked: 2026-09-01 } }'],
    ['desks', 'desks.yaml', 'desks: { repair: { hours: human } }'],
    ['desks', 'desks.yaml', 'desks: { repair: { title: 维修, capacity: 500 } }'],
    ['desks', 'desks.yaml', 'desks: { repair: { title: 维修, reply_seconds: { peak: 60 } } }'],
    ['desks', 'desks.yaml', 'peak: { hours: ["8 to 10"] }\ndesks: {}'],
    ['tests', 'tests/zh.yaml', '- { ask: 怎么退 }'],
    ['tests', 'tests/zh.yaml', '- { ask: 发票丢了, 还能退吗, expect: a }'],
    ['synonyms', 'synonyms.yaml', 'zh: [[退货]]'],
    ['canned-replies', 'canned-replies.yaml', '- { id: a, title: 您好 }'],
    ['official-contacts', 'official-contacts.yaml', '- { id: a, kind: pager, title: 热线, value: "400" }'],
    ['shop', 'shop.yaml', 'starters: [a]'],
    ['form', 'forms/a.yaml', 'id: a\ntitle: 报修\nfields: [{ id: b, label: 型号, kind: colour }]'],
    ['form', 'forms/a.yaml', 'id: a\ntitle: 报修\nfields: [{ id: b, label: 型号, kind: choice }]'],
    ['form', 'forms/a.yaml', 'id: a\ntitle: 报修\nfields: []'],
    ['hours', 'hours.yaml', 'human: { weekday: ["8 to 9"] }'],
    ['holidays', 'holidays.yaml', 'off: { 国庆: 国庆节 }'],
  ])('refuse in %s what the check refuses in %s: %s', (schema, file, text) => {
    expect(isRight(schema, text)).toBe(false)

    const problems = lintFiles({ 'faq/a.zh.yaml': faq({ id: 'a' }), [file]: text })
    expect(problems.filter(problem => problem.file === file && problem.severity === 'error')).not.toEqual([])
  })
})
