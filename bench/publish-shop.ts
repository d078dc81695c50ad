import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const THINGS = [
  ...['台灯', '风扇', '水壶', '烤箱', '冰箱', '空调', '洗衣机', '电视', '音箱', '耳机', '手表', '相机', '键盘', '鼠标'],
  ...[
    '路由器',
    '打印机',
    '投影仪',
    '扫地机',
    '吸尘器',
    '加湿器',
    '净水器',
    '电饭煲',
    '豆浆机',
    '咖啡机',
    '微波炉',
    '油烟机',
  ],
  ...[
    '热水器',
    '浴霸',
    '门锁',
    '摄像头',
    '充电宝',
    '平板',
    '笔记本',
    '显示器',
    '按摩椅',
    '跑步机',
    '剃须刀',
    '吹风机',
    '体重秤',
    '牙刷',
  ],
]
const MATTERS = [
  ...[
    '保修',
    '退货',
    '换货',
    '安装',
    '维修',
    '发票',
    '发货',
    '价格',
    '优惠',
    '清洗',
    '噪音',
    '漏水',
    '发热',
    '充电',
    '续航',
  ],
  ...[
    '重量',
    '尺寸',
    '颜色',
    '材质',
    '配件',
    '遥控',
    '联网',
    '升级',
    '重启',
    '黑屏',
    '异味',
    '异响',
    '开关',
    '定时',
    '静音',
  ],
  ...[
    '省电',
    '功率',
    '电压',
    '插头',
    '包装',
    '运费',
    '自提',
    '签收',
    '预约',
    '上门',
    '拆机',
    '回收',
    '评价',
    '积分',
    '会员',
  ],
  ...['分期', '押金', '租用', '样机', '说明书'],
]
const WORDINGS: readonly ((thing: string, matter: string) => string)[] = [
  (thing, matter) => `${thing}的${matter}怎么办理？`,
  (thing, matter) => `请问${thing}${matter}是什么规定`,
  (thing, matter) => `我家${thing}想问一下${matter}`,
  (thing, matter) => `${matter}方面${thing}有什么要注意的`,
  (thing, matter) => `买了你们的${thing}，${matter}找谁`,
  (thing, matter) => `${thing}${matter}多久能好`,
  (thing, matter) => `为什么${thing}不能${matter}`,
  (thing, matter) => `${matter}的时候${thing}要不要断电`,
]

/** Writes the knowledge of a shop that does not exist: 2,000 entries at most, `paraphrases` questions in all. */
export async function writeGeneratedShop(dir: string, paraphrases: number): Promise<void> {
  await mkdir(join(dir, 'faq'), { recursive: true })
  const each = Math.min(WORDINGS.length, Math.max(2, Math.round(paraphrases / (THINGS.length * MATTERS.length))))
  let left = Math.ceil(paraphrases / each)
  for (const [place, thing] of THINGS.entries()) {
    const matters = MATTERS.slice(0, left)
    left -= matters.length
    if (matters.length === 0) break
    const entries = matters.map((matter, at) => entryOf(`${place}-${at}`, thing, matter, each))
    await writeFile(
      join(dir, 'faq', `thing-${place}.zh.yaml`),
      `topic: ${thing}\nlanguage: zh\nentries:\n${entries.join('')}`,
    )
  }
  await writeFile(join(dir, 'shop.yaml'), 'name: { zh: 样品店, en: Sample shop }\n')
}

function entryOf(id: string, thing: string, matter: string, questions: number): string {
  const [question, ...variants] = WORDINGS.slice(0, questions).map(wording => wording(thing, matter))
  const lines = [
    `  - id: thing-${id}`,
    `    question: ${question}`,
    '    variants:',
    ...variants.map(variant => `      - ${variant}`),
    `    answer: ${thing}的${matter}请在订单页里选“服务”，客服会在一个工作日内处理。`,
    `    keywords: [${thing}, ${matter}]`,
    '    source: { title: 服务规定, checked: 2026-09-01 }',
  ]
  return `${lines.join('\n')}\n`
}
