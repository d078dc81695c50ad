import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { followEntry } from '../../console/editor/entries/follow-entry.ts'
import { readFaq } from '../../console/editor/entries/read-faq.ts'
import { doublesKey } from '../../console/editor/publish/doubled-key.ts'
import { clearText, mergedText, mergeLines } from '../../protocol/merge-lines.ts'

const merged = (base: string, mine: string, theirs: string) => {
  const parts = mergeLines(base, mine, theirs)
  return clearText(parts) ?? parts.filter(({ kind }) => kind === 'clash')
}

const FILE = `entries:
  - id: return
    question: 怎么退货
    answer: 打开订单。
  - id: invoice
    question: 怎么开发票
    variants:
      - 发票在哪
    answer: 在详情里。
`

describe('[L1] two changes of one file', () => {
  it('in two entries are both kept', () => {
    const mine = FILE.replace('打开订单。', '打开订单，点退货。')
    const theirs = FILE.replace('在详情里。', '在发票中心。')

    expect(merged(FILE, mine, theirs)).toBe(mine.replace('在详情里。', '在发票中心。'))
  })

  it('in two fields of one entry are both kept, also where one stands right below the other', () => {
    const mine = FILE.replace('    answer: 在', '      - 发票怎么弄\n    answer: 在')
    const theirs = FILE.replace('在详情里。', '在发票中心。')

    expect(merged(FILE, mine, theirs)).toBe(mine.replace('在详情里。', '在发票中心。'))
    expect(merged('a\nb\nc', 'A\nb\nc', 'a\nB\nc')).toBe('A\nB\nc')
  })

  it('of the same line clash, with both texts', () => {
    const mine = FILE.replace('打开订单。', '甲').replace('发票在哪', '发票在哪里')
    const theirs = FILE.replace('打开订单。', '乙')

    expect(merged(FILE, mine, theirs)).toEqual([
      { kind: 'clash', base: ['    answer: 打开订单。'], mine: ['    answer: 甲'], theirs: ['    answer: 乙'] },
    ])
    const parts = mergeLines(FILE, mine, theirs)
    const both = mergedText(parts, clash => [...clash.theirs, ...clash.mine])
    expect(both).toBe(
      theirs.replace('    answer: 乙', '    answer: 乙\n    answer: 甲').replace('发票在哪', '发票在哪里'),
    )
  })

  it('can both be taken only where no field would stand twice', () => {
    const doubles = (path: string, mine: string, theirs: string) => {
      const parts = mergeLines(FILE, mine, theirs)
      return parts.flatMap(({ kind }, index) => (kind === 'clash' ? [doublesKey(path, parts, index)] : []))
    }
    const answer = (text: string) => FILE.replace('打开订单。', text)
    const entry = (id: string) => `${FILE}  - id: ${id}\n    question: ${id}\n    answer: ${id}\n`
    const variant = (text: string) => FILE.replace('发票在哪', text)

    expect(doubles('faq/a.zh.yaml', answer('甲'), answer('乙'))).toEqual([true])
    expect(doubles('faq/a.zh.yaml', answer('|\n      甲'), answer('乙'))).toEqual([true])
    expect(doubles('faq/a.zh.yaml', entry('a'), entry('b'))).toEqual([false])
    expect(doubles('faq/a.zh.yaml', variant('甲'), variant('乙'))).toEqual([false])
    expect(
      doubles('faq/a.zh.yaml', variant('甲').replace('打开订单。', '甲'), variant('乙').replace('打开订单。', '乙')),
    ).toEqual([true, false])
    expect(doubles('outlets.csv', answer('甲'), answer('乙'))).toEqual([false])
  })

  it('that are the same are made once', () => {
    const both = FILE.replace('打开订单。', '甲')

    expect(merged(FILE, both, both)).toBe(both)
  })

  it('clash when both put something in at one place, or one adds to what the other deletes', () => {
    const end = (id: string) => `${FILE}  - id: ${id}\n`
    const without = FILE.replace(/ {2}- id: return[\s\S]*?(?= {2}- id: invoice)/, '')
    const longer = FILE.replace('打开订单。\n', '打开订单。\n    keywords: [退货]\n')

    expect(merged(FILE, end('a'), end('b'))).toMatchObject([{ mine: ['  - id: a'], theirs: ['  - id: b'] }])
    expect(merged(FILE, without, longer)).toHaveLength(1)
    expect(merged(FILE, longer, without)).toHaveLength(1)
  })

  it('clash whole when there was no file before', () => {
    expect(merged('', 'a\n', 'b\n')).toMatchObject([{ mine: ['a'], theirs: ['b'] }])
    expect(merged('', 'a\n', 'a\n')).toBe('a\n')
  })
})

describe('[L1] the entry that the form shows', () => {
  const view = (text: string) => readFaq('faq/a.zh.yaml', text)

  it('is still the same one after a merge has moved it', () => {
    const longer = FILE.replace('entries:\n', 'entries:\n  - id: gift\n    question: 礼物\n')
    const without = FILE.replace(/ {2}- id: return[\s\S]*?(?= {2}- id: invoice)/, '')

    expect(followEntry(view(FILE), view(longer), 1)).toBe(2)
    expect(followEntry(view(FILE), view(without), 1)).toBe(0)
    expect(followEntry(view(FILE), view(without), 0)).toBeNull()
    expect(followEntry(view(FILE), null, 0)).toBeNull()
  })
})

describe('[L1] any two changes', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 25 }).map(lines => lines.join('\n'))

  it('of which one changes nothing come to the other', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(merged(base, base, changed)).toBe(changed)
        expect(merged(base, changed, base)).toBe(changed)
        expect(merged(base, changed, changed)).toBe(changed)
      }),
    )
  })

  it('say the same whoever comes first, and lose no text of either side', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = mergeLines(base, mine, theirs)
        const swapped = mergeLines(base, theirs, mine)

        expect(mergedText(parts, clash => [...clash.mine, '|', ...clash.theirs])).toBe(
          mergedText(swapped, clash => [...clash.theirs, '|', ...clash.mine]),
        )
      }),
    )
  })

  /** What each of thirty lines becomes on one side: itself, another line, two lines, or nothing. */
  const changes = fc.array(fc.constantFrom('same', 'same', 'same', 'other', 'more', 'gone'), {
    minLength: 30,
    maxLength: 30,
  })
  const made = (line: string, change: string | undefined, side: string): string[] => {
    if (change === 'other') return [`${line} of ${side}`]
    if (change === 'more') return [line, `more of ${side} after ${line}`]
    return change === 'gone' ? [] : [line]
  }

  it('that are apart by a line are both kept', () => {
    fc.assert(
      fc.property(changes, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (wanted, isMine) => {
        const base = wanted.map((_, at) => `line ${at}`)
        // Every third line stays: so no two changes touch.
        const sides = wanted.map((_, at) => (at % 3 === 0 ? 'nobody' : isMine[Math.floor(at / 3)] ? 'mine' : 'theirs'))
        const as = (...whose: string[]) =>
          base
            .flatMap((line, at) => (whose.includes(sides[at] ?? '') ? made(line, wanted[at], sides[at] ?? '') : [line]))
            .join('\n')

        expect(merged(base.join('\n'), as('mine'), as('theirs'))).toBe(as('mine', 'theirs'))
      }),
    )
  })

  it('that change one line each in its own way are reported as a clash of that line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), at => {
        const base = Array.from({ length: 30 }, (_, line) => `line ${line}`)
        const of = (side: string) => base.with(at, side).join('\n')

        expect(merged(base.join('\n'), of('mine'), of('theirs'))).toEqual([
          { kind: 'clash', base: [`line ${at}`], mine: ['mine'], theirs: ['theirs'] },
        ])
      }),
    )
  })
})
