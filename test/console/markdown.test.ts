import { describe, expect, it } from '@jest/globals'
import { parseBlocks } from '../../console/chat/markdown/blocks.ts'
import { gist } from '../../console/chat/markdown/gist.ts'
import { isSafeHref, parseInline } from '../../console/chat/markdown/inline.ts'
import { plainText } from '../../console/language/plain-text.ts'
import { growthOf } from '../support/growth.ts'

describe('markdown of bot and agents', () => {
  it('reads steps, tables and paragraphs with line breaks', () => {
    const kinds = parseBlocks(
      '您好\n请看：\n\n1. 打开\n2. 选择\n\n| 项目 | 费用 |\n| --- | --- |\n| 检测 | 免费 |',
    ).map(block => block.kind)

    expect(kinds).toEqual(['paragraph', 'list', 'table'])
  })

  it('keeps the number that a list begins with', () => {
    expect(parseBlocks('3. 第三步')[0]).toMatchObject({ kind: 'list', isOrdered: true, start: 3 })
  })

  it('reads bold, code and links', () => {
    expect(parseInline('**粗** `E3` [帮助](https://shop.example/h)')).toEqual([
      { kind: 'bold', children: [{ kind: 'text', text: '粗' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'E3' },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://shop.example/h', children: [{ kind: 'text', text: '帮助' }] },
    ])
  })

  it('makes a link of a bare address without the full stop behind it', () => {
    expect(parseInline('见 https://shop.example/help。')).toContainEqual({
      kind: 'link',
      href: 'https://shop.example/help',
      children: [{ kind: 'text', text: 'https://shop.example/help' }],
    })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:alert(1)', '//evil.example'])(
    'leaves %s as text',
    href => {
      expect(isSafeHref(href)).toBe(false)
      expect(parseInline(`[点我](${href})`).every(node => node.kind === 'text')).toBe(true)
    },
  )

  it('has no HTML: tags stay the characters they are', () => {
    expect(parseInline('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ])
  })

  it.each(['*', '[', '![', '[a](', '`', '**a', '|-'])(
    'reads hostile text (%s, again and again) as quickly as it is long',
    piece => {
      expect(growthOf(size => parseBlocks(piece.repeat(size)), 500)).toBeLessThan(8)
    },
  )

  it('gives the gist without marks', () => {
    expect(gist('**可以** 改约：\n\n1. 打开 [服务单](https://a.example)')).toBe('可以 改约：\n1. 打开 服务单')
  })
})

describe('text from outside', () => {
  it('loses characters that turn the reading direction', () => {
    expect(plainText('账号 \u202e4321\u202c \u2066x\u2069')).toBe('账号 4321 x')
  })

  it('loses control characters and keeps line breaks', () => {
    expect(plainText('a\u0000b\r\nc\td')).toBe('ab\nc\td')
  })
})
