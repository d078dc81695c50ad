import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { KnowledgeContent } from '../../knowledge/content.ts'
import { factBookOf } from '../../knowledge/fill-facts.ts'
import type { Problem } from '../../knowledge/knowledge.ts'
import { sayProblem } from '../../knowledge/knowledge-fault-error.ts'
import { lintKnowledge } from '../../knowledge/lint/lint-knowledge.ts'
import { findLostEntries } from '../../knowledge/lint/lost-entries.ts'
import { readKnowledge } from '../../knowledge/read-knowledge.ts'

const DIR = fileURLToPath(new URL('../../knowledge/', import.meta.url))

describe('the knowledge that is shipped', () => {
  let content: KnowledgeContent
  let problems: readonly Problem[]
  beforeAll(async () => {
    const read = await readKnowledge(DIR)
    content = read.content
    problems = [...read.problems, ...lintKnowledge(content, new Date().toISOString().slice(0, 10))]
  })

  it('[L1] [R113] [R115] [R116] lints without an error', () => {
    expect(problems.filter(problem => problem.severity === 'error').map(sayProblem)).toEqual([])
  })

  it('[L1] finds every entry by its own questions', () => {
    expect(findLostEntries(content, new Date().toISOString().slice(0, 10)).map(sayProblem)).toEqual([])
  })

  it('[R109] has 150 Chinese entries with 6 variants or more, and 50 English ones', () => {
    const chinese = content.entries.filter(entry => entry.language === 'zh' && entry.variants.length >= 6)
    const english = content.entries.filter(entry => entry.language === 'en')

    expect(chinese.length).toBeGreaterThanOrEqual(150)
    expect(english.length).toBeGreaterThanOrEqual(50)
  })

  it('[R110] names a source with a day for every entry, and a day for every fact', () => {
    const undated = content.entries.filter(entry => typeof entry.source !== 'object' || !entry.source.checked)

    expect(undated.map(entry => entry.id)).toEqual([])
    expect(content.facts.filter(fact => fact.checked === null).map(fact => fact.key)).toEqual([])
  })

  it('[R111] leaves no fact unfilled', () => {
    const facts = factBookOf(content)

    for (const { answer, language } of content.entries) expect(facts.fill(answer, language)).not.toMatch(/\{\{|\}\}/)
  })

  it('[R115] lists each official contact with a day of checking', () => {
    expect(content.contacts.length).toBeGreaterThan(0)
    expect(content.contacts.filter(contact => contact.checked === null).map(contact => contact.id)).toEqual([])
  })
})
