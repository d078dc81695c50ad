import { describe, expect, it } from '@jest/globals'
import { cleanText } from '../../widget/chat/clean-text.ts'
import { parseInline, parseMarkdown } from '../../widget/chat/markdown.ts'
import { growthOf } from '../support/growth.ts'

describe('Markdown of answers', () => {
  it('reads bold, emphasis, code and escapes', () => {
    expect(parseInline('保修 **6 年**，*可延长*，按 `E3`，\\*不是\\*')).toEqual([
      '保修 ',
      { type: 'strong', content: ['6 年'] },
      '，',
      { type: 'em', content: ['可延长'] },
      '，按 ',
      { type: 'code', text: 'E3' },
      '，',
      '*',
      '不是',
      '*',
    ])
  })

  it('leaves sizes and file names alone', () => {
    expect(parseInline('60*55*180 cm, my_file_name')).toEqual(['60*55*180 cm, my_file_name'])
  })

  it('keeps steps, their numbers and their second lines', () => {
    const [first, list] = parseMarkdown('请按下面做：\n3. 断电\n   再等一分钟\n4、通电')

    expect(first).toEqual({ type: 'paragraph', lines: [['请按下面做：']] })
    expect(list).toEqual({ type: 'list', start: 3, items: [[['断电'], ['再等一分钟']], [['通电']]] })
  })

  it('does not take prices and dates for steps', () => {
    expect(parseMarkdown('2.5 匹\n-5℃ 也能用')).toEqual([{ type: 'paragraph', lines: [['2.5 匹'], ['-5℃ 也能用']] }])
  })

  it('reads small tables, with escaped bars inside', () => {
    expect(parseMarkdown('| 型号 | 匹数 |\n|:---|---:|\n| A\\|B | 1.5 |')).toEqual([
      { type: 'table', head: [['型号'], ['匹数']], rows: [[['A|B'], ['1.5']]] },
    ])
  })

  it('[S-24] shows where a link goes unless its text already does', () => {
    expect(parseInline('[说明](https://shop.example/a) https://shop.example/b [电话](tel:+864000000000)')).toEqual([
      { type: 'link', href: 'https://shop.example/a', text: '说明', target: 'shop.example' },
      ' ',
      { type: 'link', href: 'https://shop.example/b', text: 'https://shop.example/b' },
      ' ',
      { type: 'link', href: 'tel:+864000000000', text: '电话', target: '+864000000000' },
    ])
  })

  it('[S-24] shows the code of a host that looks like another', () => {
    expect(parseInline('[银行](https://аpple.example/)')).toEqual([
      expect.objectContaining({ target: 'xn--pple-43d.example' }),
    ])
  })

  it('[S-22] leaves every other address and all HTML as text', () => {
    for (const text of [
      '[x](javascript:alert(1))',
      '[x](data:text/html,x)',
      '[x](vbscript:x)',
      '[x](//evil.example)',
      '[x](https://shop.example@evil.example)',
      '<img src=x onerror=alert(1)>',
      '<a href="https://evil.example">x</a>',
    ]) {
      const pieces = parseInline(text)
      expect(pieces.filter(piece => typeof piece !== 'string' && piece.type === 'link')).toEqual(
        text.startsWith('<a') ? [expect.objectContaining({ href: 'https://evil.example/' })] : [],
      )
    }
  })

  it('[S-23] makes a link of a picture, which loads nothing', () => {
    expect(parseInline('![look](https://evil.example/x.png)')).toEqual([
      { type: 'link', href: 'https://evil.example/x.png', text: 'look', target: 'evil.example' },
    ])
  })

  it.each(['**a', '*a ', '[a](', '`', '_a ', '![', '| a ', '1. ', '\\', 'https://'])(
    'reads text made to be slow (%s, again and again) as quickly as it is long',
    piece => {
      expect(growthOf(size => parseMarkdown(piece.repeat(size)), 1_000 / piece.length)).toBeLessThan(8)
    },
  )

  it('[S-24] takes out what could reorder or hide text, and keeps joined emoji', () => {
    expect(cleanText('付款\u202e‮gpj.exe\u2066\u200b\ufeff 👨‍👩‍👧\r\n好')).toBe('付款gpj.exe 👨‍👩‍👧\n好')
  })
})
