/** A sentence of a rule in both languages, with what was filled in: translations need no parsing of words. */
export interface Said {
  readonly en: string
  readonly zh: string
  readonly params: Readonly<Record<string, string>>
}

type Sentence = readonly [en: string, zh: string]

/** By code, and by case where a code has several. `{name}` is filled in. */
const SENTENCES = {
  ASKS_FOR_SECRET: [
    'the {what} asks for a password or code: "{clause}"; the shop never does',
    '{what}在索要密码或验证码：“{clause}”。店铺从不索要，请删掉这句话',
  ],
  CONTRADICTING_FACT: [
    '{key} is "{zh}" in Chinese and "{en}" in English',
    '{key} 中文写的是“{zh}”，英文写的是“{en}”，请核对后统一',
  ],
  CONTRADICTING_FEE: [
    'the {fee} is "{typed}" here and "{other}" in {file}:{line} ("{entry}"); {advice}',
    '{feeZh}这里写的是“{typed}”，{file}:{line}（{entry}）写的是“{other}”；{adviceZh}',
  ],
  CONTRADICTING_HOURS_TABLE: [
    '"{typed}" is not when "{desk}" is open: {file}:{line} says {hours}; use {reference}',
    '“{typed}”不是“{desk}”的服务时间：{file}:{line} 写的是 {hours}，请改用 {reference}',
  ],
  CONTRADICTING_HOURS: [
    '"{typed}" here, but "{other}" in {file}:{line} ("{entry}") for the same ({desk}); write the hours into hours.yaml and refer to them',
    '这里写“{typed}”，{file}:{line}（{entry}）写“{other}”，说的是同一个（{desk}）；请把时间写进 hours.yaml，再引用它',
  ],
  ONE_TITLE_TWO_HOURS: [
    '"{title}" is the title of both "{first}" and "{second}", which have different hours; name them apart',
    '“{first}”和“{second}”都叫“{title}”，服务时间却不同，请取不同的名字',
  ],
  DAMAGED_TEXT: ['the {what} holds {damage}; type it again', '{what}里有损坏的文字（{damage}），请重新输入'],
  LONE_BRACES: [
    'the {what} holds a lone "{{" or "}}"; a fact is written as {{fees.visit}}',
    '{what}里有不成对的“{{”或“}}”；引用店铺资料要写成 {{fees.visit}}',
  ],
  EMPTY_TEXT: ['the {what} says nothing', '{what}是空的，请补上内容或删掉这一项'],
  UNFINISHED_TEXT: ['the {what} looks unfinished; write it out', '{what}好像没有写完，请补全'],
  DEAD_FOLLOW_UP: ['there is no entry "{id}"', '没有编号为“{id}”的条目，请改成现有的编号或删掉'],
  DEAD_FOLLOW_UP_LANGUAGE: [
    '"{id}" is in the other language ({language})',
    '“{id}”是另一种语言（{language}）的条目，请换成同一种语言的',
  ],
  DEAD_FOLLOW_UP_SELF: ['"{id}" leads back to itself', '“{id}”接的还是它自己，请删掉'],
  DEAD_FOLLOW_UP_EXPIRED: ['"{id}" has expired and is not offered', '“{id}”已过期，不会再推荐给顾客'],
  DEAD_STARTER: [
    'the welcome offers "{id}", but no {language} entry has this id; name one that exists',
    '开场按钮里的“{id}”没有对应的 {language} 条目，请改成现有的编号',
  ],
  DEAD_STARTER_EXPIRED: [
    'the welcome button "{id}" has expired and is not shown; renew the entry or name another',
    '开场按钮“{id}”对应的条目已过期，不再显示；请更新条目，或换一个',
  ],
  UNKNOWN_DESK: [
    '"{id}" has the hours of desk "{desk}", which hours.yaml does not have; add it there or name another',
    '“{id}”用的是“{desk}”的服务时间，但 hours.yaml 里没有它；请补上，或换一个',
  ],
  OVERFLOW_TO_NOBODY: [
    '"{id}" overflows to "{desk}", which is no desk of desks.yaml',
    '“{id}”忙不过来时请“{desk}”帮忙，但 desks.yaml 里没有这个组',
  ],
  DESK_OVERFLOWS_TO_ITSELF: ['"{id}" overflows to itself; name another desk', '“{id}”请的帮手是它自己，请换一个组'],
  CATEGORY_AT_TWO_DESKS: [
    '"{category}" leads to "{other}" and to "{id}"; keep one',
    '分类“{category}”同时写在“{other}”和“{id}”两个组里，请只留一个',
  ],
  UNUSED_CATEGORY: [
    'no answer has the category "{category}"; check its spelling, or take it out of "{id}"',
    '没有哪条问答的分类是“{category}”；请检查写法，或从“{id}”里删掉',
  ],
  UNKNOWN_CONTACT: [
    'outlet "{id}" refers to "{contact}", which official-contacts.yaml does not have; add it there or name another',
    '网点“{id}”引用了“{contact}”，但 official-contacts.yaml 里没有它；请补上，或换一个',
  ],
  DUPLICATE_ID: [
    'the {kind} "{id}" stands in {file}:{line} already; rename one',
    '编号“{id}”在 {file}:{line} 已经用过（{kind}），请换一个',
  ],
  REPEATED_VARIANT: [
    '"{text}" stands in this entry already ({where})',
    '“{text}”在这条里已经有了（{where}），请删掉重复的一句',
  ],
  DUPLICATE_QUESTION: [
    '"{text}" also belongs to "{other}" ({where}); keep it where the answer fits',
    '“{text}”也写在“{other}”（{where}）里，请只留在答案更合适的那一条',
  ],
  IMPOSSIBLE_DAY: ['{day} is not a day of the calendar; correct it', '日历上没有 {day} 这一天，请改正'],
  EXPIRED: [
    '"{id}" was valid until {day}; the bot no longer answers with it',
    '“{id}”的有效期到 {day}，机器人已不再用它回答；请更新或删掉',
  ],
  FEW_VARIANTS: [
    '"{id}" has {count}; add other ways to ask, at least {enough}',
    '“{id}”的问法太少（{number} 种），请至少补到 {enough} 种',
  ],
  TOO_LONG_FOR_VOICE: [
    '{count} characters; a caller can follow {most}',
    '共 {count} 个字，电话里一次最多听得进 {most} 个字，请缩短',
  ],
  TOO_LONG_FOR_WECHAT: [
    '{count} bytes; one WeChat message holds {most}',
    '共 {count} 字节，微信一条消息最多 {most} 字节，请缩短或拆开',
  ],
  UNOFFICIAL_CONTACT: [
    'the {what} shows "{text}", which official-contacts.yaml does not list; add it there or take it out',
    '{what}里出现了“{text}”，官方联系方式（official-contacts.yaml）里没有它；请补登记或删掉',
  ],
  TYPED_FIGURE: [
    '"{figure}" is typed here and may become wrong; if it is {facts}, refer to it',
    '“{figure}”是手写的，以后容易过时；如果它就是 {facts}，请改成引用',
  ],
  TYPED_HOURS: [
    '"{figure}" is typed here and may become wrong; use {facts}',
    '“{figure}”是手写的，以后容易过时；请改用 {facts}',
  ],
  NO_SOURCE: ['"{id}" names no source; add where it comes from', '“{id}”没有写来源，请补上来源和核对日期'],
  UNDATED_SOURCE: [
    'the source of "{id}" has no "checked" day; add the day on which somebody checked it',
    '“{id}”的来源没有核对日期（checked），请补上',
  ],
  CHECKED_IN_FUTURE: [
    '"{id}" was checked in the future ({day}); write the day on which it was checked',
    '“{id}”的核对日期在将来（{day}），请改成实际核对的那天',
  ],
  OLD_SOURCE: [
    '"{id}" was last checked on {day}, more than a year ago; check it again',
    '“{id}”上次核对是 {day}，超过一年了，请重新核对',
  ],
  UNFINDABLE: [
    '"{text}" is not found by the variants of "{id}"; it leads to {winner}',
    '只靠“{id}”的其他问法找不到“{text}”，机器人会答成 {winner}',
  ],
  LOST_ENTRY: [
    '"{id}" is not found by its own questions: {asked} of {of} were taken out and asked, and {ends}; add questions in words that they share',
    '“{id}”靠自己的问法找不到：{of} 种问法里抽查 {asked} 种，拿掉再问，{ends}；请多写几种用词相近的问法',
  ],
  UNKNOWN_FACT: [
    'the {what} refers to {reference}, which is in none of the files{likely}',
    '{what}引用了 {reference}，但店铺资料里没有它{likelyZh}',
  ],
  FACT_NOT_TRANSLATED: [
    '{reference} has no "{language}" text, so the {what} shows "{text}"; add it to facts.yaml',
    '{reference} 没有 {language} 的写法，{what}会显示“{text}”；请在 facts.yaml 里补上',
  ],
  NESTED_FACT: [
    'the fact {key} refers to another fact; write the value out',
    '资料 {key} 又引用了别的资料，请直接写出内容',
  ],
  CONTRADICTING_DAY: [
    '{day} is both a holiday and a worked day; keep one',
    '{day} 既写成了放假（off），又写成了调休上班（worked），请只留一处',
  ],
  FACTS_NO_MAP: [
    'facts stand in groups: "fees:", and below it "visit: { zh: …, en: … }"',
    '店铺资料要分组写：先写组名（如 fees:），下面再写每一项和它的内容',
  ],
  FACT_EMPTY: ['the fact "{key}" says nothing; give it a value', '资料“{key}”没有内容，请补上'],
  FACT_IS_LIST: [
    '"{key}" is a list; a fact is one value, or { zh: …, en: … }',
    '“{key}”写成了列表；一项资料只有一个内容，或者分 zh 和 en 各写一个',
  ],
  OUTLET_COLUMNS: [
    'the first row must name the columns {columns}; missing: {missing}',
    '第一行要写列名：{columns}；还缺 {missing}',
  ],
  OUTLET_EMPTY: ['{columns} must not be empty', '这一行的 {columns} 不能为空'],
  OUTLET_CELLS: [
    'more cells than columns; text with a comma needs quotes',
    '这一行的格子比列名多；带逗号的文字要加引号',
  ],
  EMPTY_FILE: ['the file is empty; write something or delete it', '文件是空的，请写上内容，或删掉这个文件'],
  FAQ_NO_LIST: [
    'a FAQ file is a list of entries, or a map with "entries:" and the list below it',
    '问答文件要写成一串条目；前面另有内容时，条目写在“entries:”下面',
  ],
  BUILD_FAILED: [
    'the knowledge could not be built: {reason}',
    '内容没有问题，但机器人没能学完（{reason}），请联系负责服务器的同事',
  ],
  TABLE_COLUMNS: [
    'the first row must name the columns: {known}; one of them is id or question',
    '第一行要写列名：{known}；至少要有编号或问题',
  ],
  TABLE_UNKNOWN_COLUMNS: [
    'what stands under {names} was left out, since no such column is known; known are: {known}',
    '{names}不是认得的列名，这些内容没有读入；认得的列名有：{known}',
  ],
  TABLE_COLUMN_MISSING: [
    '{names} is missing in the first row; {rows} need it and were left out, the first is row {row}: add the column',
    '缺少{names}这一列，有 {count} 行新条目因此没有读入（最前面的是第 {row} 行），请补上这一列',
  ],
  TABLE_TOO_LONG: ['a table may have {most} rows', '一个表格最多 {most} 行，请分开导入'],
  TABLE_ROW_TWICE: [
    'another row above has the id or question of this one already ({id})',
    '上面已经有同样编号或同样问题的一行（{id}）',
  ],
  TABLE_ROW_EMPTY: ['"{column}" must not be empty', '“{column}”不能为空'],
  TABLE_LANGUAGE: ['"{column}" must be zh or en, not "{typed}"', '“{column}”要写 zh 或 en，不能写“{typed}”'],
  TABLE_ROW_TOO_LONG: [
    'this row holds {size} KB; one entry may have {most} KB: shorten it, or divide it into several',
    '这一行有 {size} KB，一个条目最多 {most} KB；请缩短，或拆成几条',
  ],
  TABLE_UNREADABLE: [
    'the table can not be read; save it again as .xlsx, or as .csv in UTF-8',
    '表格读不了，请另存为 .xlsx 或 UTF-8 的 .csv 再试',
  ],
  TABLE_OPEN_QUOTE: [
    'a quote (") that begins in row {row} is never closed, so that everything after it is one cell; close it, or write a quote inside a text twice ("")',
    '第 {row} 行开始的引号（"）没有收尾，后面的内容全成了一格；请补上引号，文字里的引号要写两个（""）',
  ],
  TABLE_OLD_XLS: [
    'this is an old .xls file, or one with a password; save it as .xlsx without a password',
    '这是旧版 .xls（或加了密码的表格），请去掉密码，另存为 .xlsx',
  ],
  TABLE_NOT_TEXT: [
    'this is no table, or it is UTF-16 text without its mark (BOM); save it as .xlsx, or as .csv in UTF-8',
    '这不是表格，或者是没有 BOM 标记的 UTF-16 文本；请另存为 .xlsx 或 UTF-8 的 .csv',
  ],
  TABLE_XLSX_DAMAGED: [
    'this .xlsx file is damaged, or no spreadsheet; open it in the spreadsheet program and save it again as .xlsx or .csv',
    '这个 .xlsx 文件已损坏，或者不是表格；请用表格软件打开，重新另存为 .xlsx 或 .csv',
  ],
  TABLE_XLSX_LARGE: [
    'this .xlsx file unpacks to more than {most} MB; divide the table, or save it as .csv',
    '这个 .xlsx 文件解压后超过 {most} MB，请把表格拆开，或另存为 .csv',
  ],
  FOLDER_MISSING: ['there is no folder {path}', '找不到文件夹 {path}'],
  TOO_MANY_FILES: ['more than {most} files', '文件超过 {most} 个，请合并或清理'],
  FILE_OUTSIDE: [
    'the link leads out of the knowledge folder; copy the file instead',
    '这个链接指到了知识文件夹外面，请直接把文件复制进来',
  ],
  FILE_NO_FILE: ['this is not a file; put a file in its place', '这里应该是一个文件，却不是，请换成文件'],
  FILE_UNREADABLE: ['can not be read ({reason})', '文件读不了（{reason}），请检查权限，或重新保存一次'],
  FILE_TOO_LARGE: [
    '{size} KB; a file may have {most} KB, split it by topic',
    '文件有 {size} KB，最多 {most} KB，请按主题拆开',
  ],
  FILE_NOT_UTF8: ['not UTF-8 text; save it again as UTF-8', '不是 UTF-8 编码，请另存为 UTF-8'],
  NO_ENTRIES: [
    'there is no FAQ entry; write one into faq/<topic>.zh.yaml',
    '一条问答都没有，请写进 faq/<主题>.zh.yaml',
  ],
  UNKNOWN_FILE: [
    'nothing reads this file; FAQ files belong into faq/, forms into forms/, expected answers into tests/',
    '这个文件不会被读取；问答放 faq/，表单放 forms/，不能答错的问题放 tests/',
  ],
  YAML_TOO_DEEP: [
    'the brackets or indents go too deep; a knowledge file has only a few levels',
    '括号或缩进的层数太多，知识文件只需要几层',
  ],
  YAML_TOO_DENSE: [
    'from here on there are too many signs, empty lines or tiny pieces for so little text; take out what says nothing, or divide the file',
    '从这里起，符号、空行或零碎内容太多，正文太少；请删去没有内容的部分，或拆成几个文件',
  ],
  YAML_NAME: [
    'a name before ":" must be a plain word; text that begins with "{" or "[" needs quotes',
    '“:”前面的名字要是普通文字；以“{”或“[”开头的文字要加引号',
  ],
  YAML_COMMA: [
    '"{text}" stands after a comma and has no ":"; text with a comma inside { } needs quotes',
    '“{text}”前面的逗号把这段文字断开了；写在 { } 里的文字带逗号时要加引号',
  ],
  YAML_ALIAS: [
    '"*{name}" points elsewhere in the file; write the text out, or put it in quotes',
    '“*{name}”会被当成引用，请写出原文，或者加引号',
  ],
  DUPLICATE_KEY: ['"{key}" stands here twice; keep one', '“{key}”写了两次，请只留一个'],
  YAML_SYNTAX: ['{hint} ({said})', '{hint}'],
  WRONG_SHAPE: ['{where} {words}', '{where}{words}'],
  UNMET: [
    '"{ask}" should lead to "{expect}", but {got}; put the entry right, or what is expected',
    '“{ask}”应该答“{expect}”，现在{gotZh}；请改条目，或者改 tests/ 里的期望',
  ],
  UNSURE: [
    '"{ask}" should lead to "{expect}", but {got}; add ways to ask it',
    '“{ask}”应该答“{expect}”，现在{gotZh}；请给它再补几种问法',
  ],
} as const satisfies Readonly<Record<string, Sentence>>

export type SentenceName = keyof typeof SENTENCES

/** Parameters whose Chinese differs from their English, e.g. `what` and `whatZh`, are given as both. */
export function say(name: SentenceName, params: Readonly<Record<string, string | number>>): Said {
  const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  const [en, zh] = SENTENCES[name]
  return { en: fill(en, texts), zh: fill(zh, { ...texts, ...chineseOf(texts) }), params: texts }
}

function fill(sentence: string, params: Readonly<Record<string, string>>): string {
  return sentence.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (typed, name: string) => params[name] ?? typed)
}

/** `whatZh` stands in for `what` in Chinese. */
function chineseOf(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => (key.endsWith('Zh') ? [[key.slice(0, -2), value]] : [])),
  )
}
