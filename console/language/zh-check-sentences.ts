/**
 * What reading files and tables says, and what the bot did instead of what was expected, in Chinese: those sentences
 * come in English only. `$1`, `$2` … stand for what they name. Tried in order, the first that fits the whole sentence.
 */
const SENTENCES: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/^"(.+)" answers$/, '答的是 $1'],
  [/^the bot asks back: "(.+)"$/, '会反问：$1'],
  [/^it is taken for small talk \(.+\)$/, '当成了寒暄'],
  [/^a person is called \(.+\)$/, '会转人工'],
  [/^the file is empty$/, '没有内容'],
  [/^a FAQ file is a list of entries, .+$/, '问答文件是一串条目，或写在 entries: 下面'],
  [/^a fact needs a name and a value$/, '每一项资料要有名称和内容'],
  [/^"(.+)" is a list; a fact is one value, .+$/, '$1 写成了列表；一项资料只有一个值，或分 zh 与 en'],
  [/^"(.+)" stands here twice; keep one$/, '$1 写了两次，留一个'],
  [/^"(.+)" points elsewhere in the file; .+$/, '$1 指向文件别处；请写出内容，或加引号'],
  [/^the brackets or indents go too deep; .+$/, '括号或缩进层数太多'],
  [/^a name before ":" must be a plain word; .+$/, '冒号前要是普通的词；以 { 或 [ 开头的内容请加引号'],
  [/^"(.+)" is missing$/, '缺少 $1'],
  [/^"(.+)" must be text; .+$/, '$1 应是文字；以 { 或 [ 开头的要加引号'],
  [/^"(.+)" must be a list .+$/, '$1 应是列表，每项一行，以“- ”开头'],
  [/^"(.+)" must be a map .+$/, '$1 应写成“名称: 内容”'],
  [/^"(.+)" is not known here; check the spelling of (.+)$/, '这里没有 $2 这一项，请检查拼写'],
  [/^"(.+)" must not be empty$/, '$1 不能为空'],
  [/^"(.+)" needs at least (\d+)$/, '$1 至少要 $2'],
  [/^"(.+)" may have at most (\d+)$/, '$1 最多 $2'],
  [/^"(.+)" must be one of: (.+)$/, '$1 只能是：$2'],
  [/^"(.+)" is written in the wrong way$/, '$1 的写法不对'],
  [/^"(.+)" is "(.*)"; hours are written as "(.+)"$/, '$1 写成了“$2”；时间写作 $3'],
  [/^"(.+)" is not a time zone such as "(.+)"$/, '$1 不是时区，例如 $2'],
  [/^(\S+) is both a holiday and a worked day; keep one$/, '$1 既是假日又是上班日，留一个'],
  [/^"(.+)" is a choice and needs "choices:"$/, '$1 是选择题，要写 choices:'],
  [/^the first row must name the columns .+; missing: (.+)$/, '第一行要写列名，还缺：$1'],
  [/^(.+) must not be empty$/, '$1 不能为空'],
  [/^more cells than columns; .+$/, '这一行比表头多；含逗号的内容请加引号'],
  [/^the line is indented differently from its neighbours.*$/, '这一行的缩进和上下不一致'],
  [/^use spaces, not tabs, at the start of a line.*$/, '行首请用空格，不要用制表符'],
  [/^a quote, a bracket, a comma or a space after .+$/, '少了引号、括号、逗号，或“:”“-”后面的空格'],
  [/^a text with ": " inside needs quotes around it.*$/, '内容里有“: ”，整段请加引号'],
  [/^the file holds "---" .+$/, '文件里有“---”，请删掉这一行'],
  [/^a text that begins with .+ needs quotes around it.*$/, '以这个符号开头的内容请加引号'],
  [/^this does not fit here; perhaps quotes are missing around the text.*$/, '这里写法不对，可能少了引号'],
  [/^inside "…" a .+$/, '双引号里的 \\ 要写两个'],
  [/^the same name stands here twice; keep one.*$/, '同一个名称写了两次，留一个'],
  [/^a text of several lines must begin with .+$/, '多行内容要以“|”开头并缩进'],
  [/^not valid YAML: .+$/, '不是合法的 YAML'],
  [/^a file may have (\d+) KB; split it by topic$/, '一个文件最多 $1 KB，请按主题拆开'],
  [/^(\d+) KB; a file may have (\d+) KB, split it by topic$/, '$1 KB，一个文件最多 $2 KB，请按主题拆开'],
  [/^more than (\d+) files$/, '超过 $1 个文件'],
  [/^not UTF-8 text; save it again as UTF-8$/, '不是 UTF-8 编码，请另存为 UTF-8'],
  [/^the link leads out of the knowledge folder; copy the file instead$/, '链接指向知识文件夹之外，请复制文件'],
  [/^this is not a file$/, '这不是文件'],
  [/^can not be read.*$/, '读不出来'],
  [/^there is no FAQ entry; .+$/, '还没有问答条目'],
  [/^the first row must name the columns: .+$/, '第一行要写列名：id、language、question、variants、answer…'],
  [/^a table may have (\d+) rows$/, '一个表格最多 $1 行'],
  [/^another row above has the id or question of this one already \((.+)\)$/, '上面已有同样的编号或问题（$1）'],
  [/^question and answer must not be empty$/, '问题和答案不能为空'],
  [/^the language must be zh or en, not "(.*)"$/, '语言只能是 zh 或 en，不能是“$1”'],
  [/^the table can not be read: .+$/, '表格读不出来'],
  [/^nothing reads this file; .+$/, '问答放在 faq/，表单放在 forms/，回归测试放在 tests/'],
  [/^([\w.]+): is missing$/, '缺少 $1'],
  [/^([\w.]+): [^;]+$/, '$1 的写法不对'],
]

/** A sentence in Chinese; one that is not known stays as it is. */
export function checkInChinese(sentence: string): string {
  for (const [pattern, chinese] of SENTENCES) {
    const found = pattern.exec(sentence)
    if (found) return chinese.replace(/\$(\d)/g, (_, at) => (found[Number(at)] ?? '').replaceAll('", "', '、'))
  }
  return sentence
}
