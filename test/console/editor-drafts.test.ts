import { describe, expect, it } from '@jest/globals'
import { changesOf, createFileDrafts } from '../../console/editor/draft/drafts.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const base = { text: 'a: 1\n', revision: 'r1' }

describe('[L1] unpublished changes', () => {
  it('survive a reload, for the one who made them', () => {
    const tab = memory()
    createFileDrafts(tab, 'wen').put({ path: 'faq/a.zh.yaml', text: 'a: 2\n', base })

    expect(createFileDrafts(tab, 'wen').of('faq/a.zh.yaml')?.text).toBe('a: 2\n')
    expect(createFileDrafts(tab, 'lin').all.get()).toEqual([])
  })

  it('are none once the text is the published one again', () => {
    const tab = memory()
    const drafts = createFileDrafts(tab, 'wen')
    drafts.put({ path: 'faq/a.zh.yaml', text: 'a: 2\n', base })

    drafts.put({ path: 'faq/a.zh.yaml', text: base.text, base })

    expect(drafts.all.get()).toEqual([])
    expect(tab.kept.size).toBe(0)
  })

  it('carry the revision they were made from; new files carry none', () => {
    const drafts = createFileDrafts(memory(), 'wen')
    drafts.put({ path: 'faq/a.zh.yaml', text: null, base })
    drafts.put({ path: 'faq/b.zh.yaml', text: 'b', base: null })

    expect(changesOf(drafts.all.get())).toEqual([
      { path: 'faq/a.zh.yaml', text: null, revision: 'r1' },
      { path: 'faq/b.zh.yaml', text: 'b', revision: null },
    ])
  })

  it('forget a new file that is deleted again', () => {
    const drafts = createFileDrafts(memory(), 'wen')
    drafts.put({ path: 'faq/b.zh.yaml', text: 'b', base: null })

    drafts.put({ path: 'faq/b.zh.yaml', text: null, base: null })

    expect(drafts.all.get()).toEqual([])
  })

  it.each(['nonsense', '{}', '[1, null, {"path": 3}]'])('start empty from a storage that holds %s', kept => {
    const tab = memory()
    tab.setItem('switchboard.knowledge.wen', kept)

    expect(createFileDrafts(tab, 'wen').all.get()).toEqual([])
  })

  it('go on without a storage', () => {
    const full = {
      ...memory(),
      getItem: () => null,
      setItem: () => {
        throw new Error('full')
      },
    }
    const drafts = createFileDrafts(full, 'wen')

    drafts.put({ path: 'faq/a.zh.yaml', text: 'a: 2\n', base })

    expect(drafts.all.get()).toHaveLength(1)
  })
})
