/**
 * The check speaks English; here is what its sentences say in Chinese. `$1`, `$2` … stand for what a sentence names:
 * texts, entries, files and lines, which are of no language. Tried in order, the first that fits the whole sentence.
 */
const SENTENCES: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/^the (.+) asks for a password or code: "(.+)"; the shop never does$/, '$1里写着“$2”'],
  [/^(\S+) is "(.+)" in Chinese and "(.+)" in English$/, '$1 中文写“$2”，英文写“$3”'],
  [
    /^the (.+) is "(.+)" here and "(.+)" in (\S+) \("(.+)"\); use (\{\{.+\}\})$/,
    '这里写“$2”，$4（$5）写“$3”；应引用 $6',
  ],
  [/^the (.+) is "(.+)" here and "(.+)" in (\S+) \("(.+)"\); .+$/, '这里写“$2”，$4（$5）写“$3”'],
  [
    /^"(.+)" is typed here and may become wrong; (?:use|if it is) (.+?)(?:, refer to it)?$/,
    '“$1”写死在这里；可引用 $2',
  ],
  [/^"(.+)" is not when "(.+)" is open: (\S+) says (.+); use (.+)$/, '“$1”与 $3 里 $2 的时间不一致；应引用 $5'],
  [/^"(.+)" here, but "(.+)" in (\S+) \("(.+)"\) for the same \((.+)\); .+$/, '这里写“$1”，$3（$4）写“$2”'],
  [
    /^"(.+)" is the title of both "(.+)" and "(.+)", which have different hours; .+$/,
    '“$1”同时是 $2 和 $3 的名称，时间却不同',
  ],
  [/^the (.+) holds a lone "\{\{" or "\}\}"; .+$/, '$1里有落单的 {{ 或 }}；引用写作 {{fees.visit}}'],
  [/^the (.+) holds (.+); type it again$/, '$1里有乱码'],
  [/^the (.+) says nothing$/, '$1是空的'],
  [/^the (.+) looks unfinished$/, '$1像是没写完'],
  [/^there is no entry "(.+)"$/, '没有编号为 $1 的条目'],
  [/^"(.+)" is in the other language \(.+\)$/, '$1 是另一种语言的条目'],
  [/^"(.+)" leads back to itself$/, '$1 指向了自己'],
  [/^"(.+)" has expired and is not offered$/, '$1 已过期，不会再推荐'],
  [/^the welcome offers "(.+)", but no (\w+) entry has this id$/, '欢迎语推荐了 $1，但没有这个编号的条目'],
  [/^the welcome button "(.+)" has expired and is not shown$/, '欢迎语里的 $1 已过期，不会显示'],
  [
    /^"(.+)" has the hours of desk "(.+)", which hours\.yaml does not have$/,
    '$1 用了 $2 的时间，hours.yaml 里没有这个客服组',
  ],
  [
    /^outlet "(.+)" refers to "(.+)", which official-contacts\.yaml does not have$/,
    '网点 $1 的电话 $2 不在 official-contacts.yaml 里',
  ],
  [/^the (.+) "(.+)" stands in (\S+) already; rename one$/, '$2 在 $3 已经用过'],
  [/^"(.+)" stands in this entry already \((.+)\)$/, '“$1”在这一条里已有（$2）'],
  [/^"(.+)" also belongs to "(.+)" \((.+)\); keep it where the answer fits$/, '“$1”也写在 $2 里（$3）'],
  [/^(\S+) is not a day of the calendar$/, '日历上没有 $1'],
  [/^"(.+)" was valid until (\S+); .+$/, '$1 有效期到 $2，机器人已不再用它回答'],
  [/^"(.+)" has (\d+) variants?; add other ways to ask, at least (\d+)$/, '$1 只有 $2 种，至少要 $3 种'],
  [/^(\d+) characters; a caller can follow (\d+)$/, '$1 字，电话里一次听得清约 $2 字'],
  [/^(\d+) bytes; one WeChat message holds (\d+)$/, '$1 字节，一条微信最多 $2 字节'],
  [/^"(.+)" names no source$/, '$1 没有写来源'],
  [/^the source of "(.+)" has no "checked" day$/, '$1 的来源没有核对日期'],
  [/^"(.+)" was checked in the future \((.+)\)$/, '$1 的核对日期 $2 还没到'],
  [/^"(.+)" was last checked on (.+)$/, '$1 上次核对是 $2'],
  [/^"(.+)" is not found by the variants of "(.+)"; it leads to "(.+)"$/, '问“$1”会答成 $3，而不是 $2'],
  [/^"(.+)" is not found by the variants of "(.+)"; .+$/, '问“$1”找不到 $2'],
  [/^the (.+) refers to (\{\{.+?\}\}), which is in none of the files.*$/, '$1引用了 $2，资料里没有这一项'],
  [/^(\{\{.+?\}\}) has no "(.+)" text; the (.+) shows "(.+)"$/, '$1 没有译文，$3会显示“$4”'],
  [/^the fact (\S+) refers to another fact; .+$/, '$1 引用了另一项资料，请直接写出内容'],
  [
    /^the (.+) shows "(.+)", which official-contacts\.yaml does not list; .+$/,
    '$1里的“$2”不在 official-contacts.yaml 里',
  ],
  [/^"(.+)" should lead to "(.+)", but (.+)$/, '“$1”应该答 $2，现在$3'],
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

const PLACES: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/^answer of (\S+)$/, '$1 的答案'],
  [/^question of (\S+)$/, '$1 的标准问法'],
  [/^variant of (\S+)$/, '$1 的问法'],
  [/^canned reply (\S+)$/, '快捷回复 $1 '],
  [/^name$/, '店名'],
  [/^greeting$/, '欢迎语'],
]

function lookUp(text: string, book: typeof SENTENCES): string | null {
  for (const [pattern, chinese] of book) {
    const found = pattern.exec(text)
    if (found) return chinese.replace(/\$(\d)/g, (_, at) => lookUpPart(found[Number(at)] ?? ''))
  }
  return null
}
/** What a sentence names may itself be words of the check: a place, or what the bot did instead. */
const lookUpPart = (part: string): string =>
  lookUp(part, PLACES) ?? lookUp(part, SENTENCES) ?? part.replaceAll('", "', '、').replaceAll(' or ', ' 或 ')

/** A sentence of the check in Chinese; one that is not known stays as it is. */
export const checkInChinese = (sentence: string): string => lookUp(sentence, SENTENCES) ?? sentence
