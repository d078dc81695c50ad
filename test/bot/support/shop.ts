import type { BotEntry, Language } from '../../../bot/entry.ts'

/** A small fictional appliance shop, written for these tests. */
const zh: readonly (readonly [id: string, keywords: string, ...questions: string[]])[] = [
  [
    'warranty-ac',
    '空调',
    '空调保修多久',
    '空调质保几年',
    '空调的保修期是多长时间',
    '我家空调还在保修期吗',
    '空调三包期限',
  ],
  ['warranty-fridge', '冰箱', '冰箱保修多久', '冰箱质保几年', '冰箱保修期多长', '冰箱过保了吗'],
  ['install-ac', '空调', '空调怎么预约安装', '空调安装要预约吗', '买了空调什么时候来装', '空调上门安装'],
  ['install-fee', '安装', '安装要收费吗', '安装费多少钱', '装机收不收钱', '上门安装免费吗', '打孔要另外付钱吗'],
  ['return', '退货', '怎么退货', '我要退货', '如何申请退货退款', '买错了能退吗', '七天无理由退货怎么弄'],
  ['cannot-return', '退货', '不能退怎么办', '为什么不让退货', '退货申请被拒绝了', '退不了货是什么原因'],
  ['exchange', '换货', '怎么换货', '可以换一台吗', '换货流程', '收到的是坏的想换新'],
  ['order-status', '订单', '我的订单到哪里了', '快递到哪了', '什么时候能送到', '查一下物流', '包裹怎么还没到'],
  ['change-address', '订单', '怎么修改收货地址', '地址填错了', '下单后能改地址吗', '换个地址收货'],
  ['invoice', '发票', '怎么开发票', '电子发票在哪里下载', '可以开专票吗', '发票抬头写错了怎么改'],
  ['fault-e3', 'E3', '洗衣机显示E3怎么办', 'E3是什么故障', '屏幕上出现E3', '报错E3'],
  ['fault-e4', 'E4', '洗衣机显示E4怎么办', 'E4是什么故障', '屏幕上出现E4', '报错E4'],
  ['open-lock', '童锁', '怎么打开童锁', '童锁怎么开启', '启用儿童锁'],
  ['close-lock', '童锁', '怎么关闭童锁', '童锁怎么解除', '取消儿童锁', '童锁关不掉'],
  ['complaint', '投诉', '怎么投诉', '投诉电话是多少', '投诉渠道有哪些', '哪里可以提意见'],
  ['hours', '营业时间', '人工客服几点上班', '你们营业到几点', '周末上班吗', '客服工作时间'],
  ['member', '会员', '会员有什么权益', '怎么开通会员', '会员多少钱一年', 'PLUS会员打几折'],
  ['fridge-warm', '冰箱', '冰箱不制冷怎么办', '冰箱不凉了', '冷藏室温度降不下来', '冰箱里的菜都化了'],
]

const en: readonly (readonly [id: string, keywords: string, ...questions: string[]])[] = [
  [
    'en-warranty',
    'warranty',
    'How long is the warranty?',
    'what is the guarantee period',
    'is my fridge still under warranty',
    'warranty length',
  ],
  [
    'en-return',
    'return',
    'How do I return an item?',
    'I want to send it back',
    'can I return something I bought by mistake',
    'return policy',
  ],
  ['en-track', 'order', 'Where is my order?', 'track my parcel', 'when will my package arrive', 'delivery status'],
  [
    'en-install',
    'installation',
    'How do I book an installation?',
    'when can someone install my washing machine',
    'installation appointment',
  ],
  ['en-invoice', 'invoice', 'How do I get an invoice?', 'I need a receipt for my company', 'download my bill as pdf'],
  [
    'en-address',
    'address',
    'How do I change the delivery address?',
    'I entered the wrong address',
    'ship to another address',
  ],
  ['en-fault-f1', 'F1', 'The oven shows F1', 'what does error F1 mean', 'F1 on the display'],
  ['en-fault-f2', 'F2', 'The oven shows F2', 'what does error F2 mean', 'F2 on the display'],
  ['en-pay', 'payment', 'Which payment methods do you accept?', 'can I pay by card', 'do you take paypal'],
]

const asEntries = (language: Language, rows: typeof zh): BotEntry[] =>
  rows.map(([id, keywords, ...questions]) => ({ id, language, questions, keywords: keywords.split(' ') }))

export const zhShop: readonly BotEntry[] = asEntries('zh', zh)
export const enShop: readonly BotEntry[] = asEntries('en', en)
