import { type Said, say } from './lint/sentences.ts'

/** Words for content staff beside the parser's own, in English and Chinese: codes of the `yaml` library, and our own for what they leave open. */
const HINTS = {
  UNCLOSED_QUOTE: ['the quote that begins here is not closed', '这里开始的引号没有写完'],
  UNCLOSED_BRACKET: ['the bracket that begins here is not closed', '这里开始的括号没有写完'],
  NO_COLON: [
    'a name needs ":" and a blank after it; if this is a further line of the text above, that must begin with "|" and this be indented',
    '名字后面要有半角“:”和空格；如果这是上面那段文字的下一行，上面要以“|”开头，这一行要多缩进',
  ],
  TOO_FAR_IN: [
    'the line is indented further than its neighbours; if it belongs to the text above, that must begin with "|"',
    '这一行比上下行缩进得多；如果它属于上面那段文字，上面要以“|”开头',
  ],
  BAD_INDENT: ['the line is indented differently from its neighbours', '这一行的缩进和上下行不一致'],
  TAB_AS_INDENT: ['use spaces, not tabs, at the start of a line', '行首要用空格，不能用 Tab'],
  MISSING_CHAR: [
    'a quote, a bracket, a comma or a space after ":" or "-" is missing',
    '少了引号、括号、逗号，或者“:”“-”后面的空格',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['a text with ": " inside needs quotes around it', '文字里有“: ”时要加引号'],
  MULTIPLE_DOCS: [
    'the file holds "---" and so counts as several files; take the line out',
    '文件里有“---”，会被当成几个文件，请删掉这一行',
  ],
  BAD_SCALAR_START: ['a text that begins with this sign needs quotes around it', '以这个符号开头的文字要加引号'],
  UNEXPECTED_TOKEN: [
    'this does not fit here; perhaps quotes are missing around the text',
    '这里写得不对，可能文字少了引号',
  ],
  BAD_ALIAS: ['a text that begins with "*" or "&" needs quotes around it', '以“*”或“&”开头的文字要加引号'],
  BAD_DQ_ESCAPE: [
    'inside "…" a "\\" must be doubled; inside \'…\' it need not',
    '双引号里的“\\”要写两个；单引号里不用',
  ],
  DUPLICATE_KEY: ['the same name stands here twice; keep one', '同一个名字写了两次，请只留一个'],
  MULTILINE_IMPLICIT_KEY: [
    'a text of several lines must begin with "|" and be indented',
    '几行的文字要以“|”开头，并且缩进',
  ],
} satisfies Readonly<Record<string, readonly [en: string, zh: string]>>
export type YamlHint = keyof typeof HINTS

export function explainYamlError(code: YamlHint | string, message: string): Said {
  const [hint, hintZh] = HINTS[code as YamlHint] ?? ['not valid YAML', 'YAML 写法有误']
  return say('YAML_SYNTAX', { hint, hintZh, said: message })
}
