import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { foldSame } from '../../console/editor/publish/fold-same.ts'
import { countDiff, diffLines } from '../../protocol/line-diff.ts'

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)

describe('[L1] differences before a publish', () => {
  it('show a changed line as one removed and one added', () => {
    expect(shown('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c'])
  })

  it('number the lines of both sides', () => {
    expect(diffLines('a\nb\n', 'b\nc\n')).toEqual([
      { kind: 'removed', text: 'a', before: 1, after: null },
      { kind: 'same', text: 'b', before: 2, after: 1 },
      { kind: 'added', text: 'c', before: null, after: 2 },
    ])
  })

  it('show new and deleted files whole', () => {
    expect(shown('', 'a\nb\n')).toEqual(['+a', '+b'])
    expect(shown('a\nb\n', '')).toEqual(['-a', '-b'])
  })

  it('leave out what is far from a change', () => {
    const lines = Array.from({ length: 30 }, (_, at) => String(at))
    const blocks = foldSame(diffLines(lines.join('\n'), lines.with(15, 'x').join('\n')))

    expect(blocks.map(block => (block.kind === 'gap' ? block.hidden : block.lines.length))).toEqual([12, 8, 11])
  })

  it.each([
    ['', 'a\nb\n', { added: 2, removed: 0 }],
    ['a\nb\n', '', { added: 0, removed: 2 }],
    ['a\nb\nc\nd', 'b\na\nc\ne\nd', { added: 2, removed: 1 }],
    ['a', 'a', { added: 0, removed: 0 }],
  ])('[R86] are counted: %j → %j', (before, after, expected) => {
    expect(countDiff(diffLines(before, after))).toEqual(expected)
  })

  it('always lead from one text to the other, with no more than is needed', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
      .map(lines => lines.map(l => `${l}\n`).join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after)
        const side = (gone: string) =>
          lines
            .filter(({ kind }) => kind !== gone)
            .map(line => `${line.text}\n`)
            .join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
        if (before === after) expect(countDiff(lines)).toEqual({ added: 0, removed: 0 })
      }),
    )
  })

  it('stay quick on texts that share nothing', () => {
    const many = (mark: string) => Array.from({ length: 8_000 }, (_, at) => `${mark}${at}`).join('\n')

    expect(countDiff(diffLines(many('a'), many('b')))).toEqual({ added: 8_000, removed: 8_000 })
  })
})
