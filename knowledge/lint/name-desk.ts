import type { HoursTable } from '../knowledge.ts'

/** Words by which people name what is open, beside the desks' own titles. The first that stands in a text counts. */
const WORDS: readonly (readonly [desk: string, pattern: RegExp])[] = [
  ['hotline', /热线|电话客服|客服电话|\bhotline|\bphone (?:line|support|service)/i],
  ['human', /人工|在线客服|客服|\blive (?:chat|agents?)|\bonline chat|\bcustomer (?:service|support)|\bour agents?/i],
  ['repair', /维修|报修|\brepairs?\b/i],
  ['install', /安装|\binstallation/i],
  ['complaints', /投诉|\bcomplaints?\b/i],
  ['enterprise', /企业|大客户|\bbusiness customers?|\benterprise/i],
  ['store', /门店|营业|店铺|实体店|\bstores?\b|\bshops?\b|\bopening hours/i],
  ['warehouse', /仓库|自提|\bwarehouse|\bpick-?up point/i],
]

/** Finds which desk a text speaks of: by a title of `hours.yaml`, by its id, or by a common word. */
export function createDeskFinder({ desks }: HoursTable): (text: string) => string | null {
  const titles = Object.entries(desks).flatMap(([id, { title }]) => [
    { id, title: title.zh.toLowerCase() },
    { id, title: title.en.toLowerCase() },
  ])
  return text => {
    const lower = text.toLowerCase()
    const titled = titles.find(({ title }) => lower.includes(title))
    if (titled) return titled.id
    return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  }
}
