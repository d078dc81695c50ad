import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { SourceFile } from '../../../knowledge/read-folder.ts'
import { readSources } from '../../../knowledge/read-knowledge.ts'
import { readCsv, writeCsv } from '../../../knowledge/table/csv-table.ts'
import { guardCell, unguardCell } from '../../../knowledge/table/formula-guard.ts'
import { createTableDesk, type ImportReport, type TableFormat } from '../../../knowledge/table/table-desk.ts'
import { readXlsx, writeXlsx } from '../../../knowledge/table/xlsx-table.ts'

const SHOP = `# 店里的问题
language: zh
category: 售后
source: { title: 售后政策, checked: 2026-08-01 }
entries:
  - id: a # 第一条
    question: '=1+1 等于几'
    variants: ["＝cmd|' /C calc'!A0", '+86 怎么拨', "'引号", O'Keefe 是谁, "- 减号"]
    answer: |
      - 第一步
      - 第二步，"引号"、逗号,
    keywords: ['@小店', E3]
  - id: b
    question: 普通问题
    answer: 普通答案
    valid_until: 2030-01-01
    source: {title: '+店规', checked: 2026-09-01}
  - id: z
    question: 只有来源
    answer: 答案
    source: 电话问过
`
/** A zip archive without files. */
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)])
const FILES: readonly SourceFile[] = [{ file: 'faq/a.zh.yaml', text: SHOP }]
const desk = (files = FILES) => createTableDesk({ read: async () => ({ files }) })

function withReport(files: readonly SourceFile[], { changes }: ImportReport): SourceFile[] {
  const texts = new Map(files.map(({ file, text }) => [file, text]))
  for (const { file, text } of changes) texts.set(file, text)
  return [...texts].map(([file, text]) => ({ file, text }))
}

describe('[S-30] a table', () => {
  it.each(['csv', 'xlsx'] as TableFormat[])('as %s comes back exactly as it went: no change', async format => {
    const bytes = await desk().exportTable(format)

    expect(await desk().importTable(bytes)).toEqual({ changes: [], accepted: 3, refused: [] })
  })

  it.each(['csv', 'xlsx'] as TableFormat[])('as %s builds the same knowledge elsewhere', async format => {
    const elsewhere: SourceFile[] = [{ file: 'faq/other.zh.yaml', text: '- {id: x, question: 别的, answer: 别的}' }]
    const report = await desk(elsewhere).importTable(await desk().exportTable(format))

    const { entries } = readSources(withReport(elsewhere, report)).content
    const told = ({ id, question, variants, answer, keywords, valid_until, source }: (typeof entries)[number]) => ({
      ...{ id, question, variants, answer: answer.trim(), keywords, valid_until, source },
    })
    const before = readSources(FILES).content.entries
    expect(entries.filter(({ id }) => id !== 'x').map(told)).toEqual(before.map(told))
    expect(report.changes.map(({ file, revision }) => [file, revision])).toEqual([['faq/imported.zh.yaml', null]])
  })

  it('as CSV gives a spreadsheet nothing to run', async () => {
    const text = new TextDecoder().decode(await desk().exportTable('csv'))

    const cells = (parse(text, { bom: true }) as string[][]).flat()
    expect(cells).toContain("'=1+1 等于几")
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+@＝＋＠-]/)
  })

  it('any text is guarded and freed without a trace', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom("'", '=', '＝', '+', '-', '@', ' ', '\t', 'a', '\n'), { maxLength: 8 })
        .map(a => a.join('')),
    )

    fc.assert(
      fc.property(text, typed => {
        expect(unguardCell(guardCell(typed))).toBe(typed)
        expect(guardCell(typed)).not.toMatch(/^[=+\-@＝＋－＠\t]/)
      }),
    )
    expect(guardCell("O'Keefe")).toBe("O'Keefe")
    expect(guardCell("'tis")).toBe("'tis")
  })

  it('keeps empty cells, quotes, line ends and full-width signs', async () => {
    const rows = [
      ['id', '', "O'Keefe"],
      ['=SUM(A1)', '', '＝1+1'],
      ['a "b", c', 'x\ny', '𠮷 😀'],
    ]

    expect(readCsv(writeCsv(rows))).toEqual(rows)
    expect(await readXlsx(await writeXlsx(rows))).toEqual(rows)
  })

  it('reads what Chinese spreadsheets save, and their own column names', async () => {
    // "编号,问题,答案" and "c,能开票吗,能" in GB18030.
    const gb = Uint8Array.from([
      ...[0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0a],
      ...[0x63, 0x2c, 0xc4, 0xdc, 0xbf, 0xaa, 0xc6, 0xb1, 0xc2, 0xf0, 0x2c, 0xc4, 0xdc, 0x0a],
    ])

    const report = await desk().importTable(gb)

    expect(report).toMatchObject({ accepted: 1, refused: [] })
    expect(report.changes[0]?.text).toContain('question: 能开票吗')
  })

  it.each(['le', 'be'] as const)('reads what Excel saves as Unicode text: UTF-16%s with tabs', async order => {
    const text = '\ufeff编号\t问题\t答案\r\nc\t能开票吗 😀\t"能，\n都能"\r\n'
    const bytes = Buffer.from(text, 'utf16le')

    const report = await desk().importTable(order === 'le' ? bytes : bytes.swap16())

    expect(report).toMatchObject({ accepted: 1, refused: [] })
    expect(readSources(withReport(FILES, report)).content.entries.at(-1)).toMatchObject({
      question: '能开票吗 😀',
      answer: '能，\n都能',
    })
  })

  it.each([
    ['UTF-16 without its mark', Buffer.from('id\tquestion\n', 'utf16le')],
    ['an old .xls, or one with a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ])('%s is refused by what it is', async (_, bytes) => {
    const { refused } = await desk().importTable(bytes)

    expect(refused).toEqual([
      { row: 1, reason: expect.stringMatching(/UTF-16|\.xls\b/), reasonZh: expect.stringMatching(/UTF-16|\.xls（/) },
    ])
  })

  it('changes only the cells that differ; comments and the rest of the file stay', async () => {
    const csv = 'id,question,category\nb,新问题,\na,,\n'

    const { changes, accepted, refused } = await desk().importTable(new TextEncoder().encode(csv.replace('a,,\n', '')))

    expect({ accepted, refused }).toEqual({ accepted: 1, refused: [] })
    expect(changes[0]?.text).toBe(SHOP.replace('普通问题', '新问题'))
  })

  it('changes sources and the days on which they were checked; what a file says for all stays unsaid', async () => {
    const table = [
      ['编号', '来源', '核对日期'],
      ['a', '售后政策', '2026-08-01'],
      ['b', '+店规', '2026-10-08'],
      ['z', '', ''],
    ]

    for (const bytes of [writeCsv(table), await writeXlsx(table)]) {
      const { changes, refused } = await desk().importTable(bytes)

      expect(refused).toEqual([])
      expect(changes.map(({ text }) => text)).toEqual([
        SHOP.replace('2026-09-01', '2026-10-08').replace('    source: 电话问过\n', ''),
      ])
    }
  })

  it('takes a source without a day, and refuses a day without a source', async () => {
    const csv = [
      'id,question,answer,source,source_checked',
      'd,问题,答案,官网,',
      'e,问题二,答案,,2026-09-01',
      'f,问题三,答案,官网,1.9.2026',
    ]

    const { changes, refused } = await desk().importTable(new TextEncoder().encode(csv.join('\n')))

    expect(changes[0]?.text).toContain('source: 官网\n')
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [3, '"source" must not be empty'],
      [4, expect.stringMatching(/^"source_checked" .*YYYY-MM-DD/)],
    ])
  })

  it('names the columns that it does not know, once', async () => {
    const csv = 'id,question,answer,Price,备注,\nd,问题,答案,20,x,\ne,问题二,答案,30,y,\n'

    const { accepted, refused } = await desk().importTable(new TextEncoder().encode(csv))

    expect(accepted).toBe(2)
    expect(refused).toEqual([
      {
        row: 1,
        reason: expect.stringMatching(/"Price", "备注".*id, language, .*source_checked/),
        reasonZh: expect.stringMatching(/“Price”“备注”.*编号、语言、.*核对日期/),
      },
    ])
  })

  it('names the columns as its first row does', async () => {
    const csv = ['问题,答案,有效期,语言', '能退吗,,,', '能换吗,能,明年,', '能修吗,能,,法语']

    const { refused } = await desk().importTable(new TextEncoder().encode(csv.join('\n')))

    expect(refused.map(({ reasonZh }) => reasonZh)).toEqual([
      '“答案”没有写',
      expect.stringMatching(/^“有效期”要写/),
      '“语言”要写 zh 或 en，不能写“法语”',
    ])
  })

  it.each([
    ['编号,问题', '答案', 'answer'],
    ['id,question', '答案', 'answer'],
  ])('says once which column is missing: %s', async (header, zh, en) => {
    const csv = [header, 'a,改了的问题', 'd,能退吗', 'e,能换吗']

    const { accepted, refused } = await desk().importTable(new TextEncoder().encode(csv.join('\n')))

    expect(accepted).toBe(1)
    expect(refused).toEqual([
      {
        row: 1,
        reason: expect.stringMatching(header.includes('id') ? `"${en}" is missing.* 2 new rows.* row 3` : `"${zh}"`),
        reasonZh: expect.stringMatching(header.includes('id') ? `“${en}”` : `缺少“${zh}”这一列.* 2 行.*第 3 行`),
      },
    ])
  })

  it('names each row that it can not take, and takes the others', async () => {
    const csv = [
      'id,language,question,answer,valid_until',
      'c,zh,问题,答案,',
      'D D,zh,问题二,答案,',
      ',fr,question,answer,',
      'e,zh,,答案,',
      'f,zh,问题三,答案,31.12.2030',
      'c,zh,问题四,答案,',
      'a,zh,,,',
      ',,,,',
      ',en,Do you ship abroad?,Yes.,',
    ]
    const { accepted, refused, changes } = await desk().importTable(new TextEncoder().encode(csv.join('\r\n')))

    expect(accepted).toBe(2)
    expect(refused.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8])
    expect(refused[0]?.reason).toContain('id')
    expect(changes.map(({ file }) => file)).toEqual(['faq/imported.zh.yaml', 'faq/imported.en.yaml'])
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ['another table', new TextEncoder().encode('name;price\nkettle;20')],
    ['an open quote', new TextEncoder().encode('id,question\n"a,b')],
  ])('%s is refused with a reason', async (_, bytes) => {
    const report = await desk().importTable(bytes)

    expect(report).toMatchObject({ changes: [], accepted: 0, refused: [{ row: 1, reason: expect.any(String) }] })
  })

  it('takes the good rows beside one that is too long, which is named with what to do', async () => {
    const rows = [
      ['id', 'question', 'answer'],
      ['c', '能开票吗', '能'],
      ['d', '长', '长'.repeat(400_000)],
      ['e', '能退吗', '能'],
    ]

    for (const bytes of [writeCsv(rows), await writeXlsx(rows)])
      expect(await desk().importTable(bytes)).toMatchObject({
        accepted: 2,
        refused: [
          { row: 3, reason: expect.stringMatching(/180 KB: shorten/), reasonZh: expect.stringMatching(/请缩短/) },
        ],
      })
  })

  it.each([
    [
      'an open quote',
      new TextEncoder().encode('id,question\na,b\n"c,d\ne,f'),
      /row 3.*close it/,
      /第 3 行.*请补上引号/,
    ],
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /save it again/, /重新另存为/],
    ['an archive of something else', EMPTY_ZIP, /no spreadsheet; open it/, /不是表格/],
  ])('%s is refused in our own words, with what to do', async (_, bytes, en, zh) => {
    const { refused } = await desk().importTable(bytes)

    expect(refused).toEqual([{ row: 1, reason: expect.stringMatching(en), reasonZh: expect.stringMatching(zh) }])
    expect(refused[0]?.reasonZh).not.toMatch(/[a-z]{2,} [a-z]{2,}/i)
    expect(refused[0]?.reason).not.toMatch(/unzip|Not Closed|not found/)
  })

  it.each([
    ['would fill the memory', 0x7fffffff, '100 MB'],
    ['claims more than its bytes can hold', 9_000_000, 'damaged'],
  ])('an archive that %s is refused before it is unpacked', async (_, claimed, reason) => {
    const bytes = await writeXlsx([['id']])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 4 < bytes.byteLength; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true)

    expect(await desk().importTable(bytes)).toMatchObject({ refused: [{ reason: expect.stringContaining(reason) }] })
  })

  it.each(['csv', 'xlsx'] as TableFormat[])(
    'of 10,000 rows as %s becomes files that a folder may hold',
    async format => {
      const rows = Array.from({ length: 10_000 }, (_, at) => [`row-${at}`, `第 ${at} 个问题？`, `=答案 ${at}`])
      const table = [['id', 'question', 'answer'], ...rows]
      const bytes = format === 'csv' ? writeCsv(table) : await writeXlsx(table)

      const report = await desk().importTable(bytes)

      expect({ accepted: report.accepted, refused: report.refused }).toEqual({ accepted: 10_000, refused: [] })
      for (const { text } of report.changes) expect(Buffer.byteLength(text)).toBeLessThan(256 * 1024)
      const { entries } = readSources(withReport(FILES, report)).content
      expect(entries).toHaveLength(10_003)
      expect(entries.find(({ id }) => id === 'row-9999')).toMatchObject({
        question: '第 9999 个问题？',
        answer: '=答案 9999',
      })
    },
  )

  it('that is damaged is read or refused, and waited for by nobody', async () => {
    const bytes = await writeXlsx([
      ['id', 'question'],
      ['a', '怎么退货'],
    ])

    for (const damaged of [10, 14, 17, 22, 60, bytes.length - 30]) {
      const file = Uint8Array.from(bytes, (byte, at) => (at === damaged ? byte ^ 0xff : byte))
      const outcome = await readXlsx(file).then(
        () => 'read',
        () => 'refused',
      )
      expect(['read', 'refused']).toContain(outcome)
    }
  })
})
