import type { BotEntry, Language } from '../../../bot/entry.ts'

type Row = readonly [id: string, keywords: string, questions: string]

/** A small fictional appliance shop, written for these tests. Questions are separated by "|". */
const zh: readonly Row[] = [
  [
    'warranty-ac',
    '空调',
    '空调保修多久|空调质保几年|空调的保修期是多长时间|我家空调还在保修期吗|空调三包期限|空调过了几年就不保了|空调保修年限是多少|挂机空调保修几年',
  ],
  [
    'warranty-fridge',
    '冰箱',
    '冰箱保修多久|冰箱质保几年|冰箱保修期多长|冰箱过保了吗|冰箱的保修年限|冰箱还在保修期内吗|冰箱三包是几年|双门冰箱保修几年',
  ],
  [
    'install-ac',
    '空调',
    '空调怎么预约安装|空调安装要预约吗|买了空调什么时候来装|空调上门安装|约师傅装空调|空调装机怎么约时间|新空调多久能安装',
  ],
  [
    'install-fee',
    '安装',
    '安装要收费吗|安装费多少钱|装机收不收钱|上门安装免费吗|打孔要另外付钱吗|安装费用怎么算|师傅上门装要给钱吗',
  ],
  [
    'return',
    '退货',
    '怎么退货|我要退货|如何申请退货退款|买错了能退吗|七天无理由退货怎么弄|退货流程是什么|不想要了怎么退|申请退货在哪里点|收到不喜欢可以退吗',
  ],
  [
    'cannot-return',
    '退货',
    '不能退怎么办|为什么不让退货|退货申请被拒绝了|退不了货是什么原因|为啥不给我退|退货按钮点不了|拆封了就不能退了吗|商家不同意退货',
  ],
  [
    'exchange',
    '换货',
    '怎么换货|可以换一台吗|换货流程|收到的是坏的想换新|申请换货在哪里|想换个颜色|换新机要多久|有质量问题能换吗',
  ],
  [
    'order-status',
    '订单',
    '我的订单到哪里了|快递到哪了|什么时候能送到|查一下物流|包裹怎么还没到|订单现在什么状态|货到哪儿了|物流信息在哪看',
  ],
  [
    'change-address',
    '订单',
    '怎么修改收货地址|地址填错了|下单后能改地址吗|换个地址收货|收货地址写错怎么改|想送到别的地方|修改订单的地址',
  ],
  [
    'invoice',
    '发票',
    '怎么开发票|电子发票在哪里下载|可以开专票吗|发票抬头写错了怎么改|能不能补开发票|发票什么时候给|公司发票怎么开|要报销需要发票',
  ],
  ['fault-e3', 'E3', '洗衣机显示E3怎么办|E3是什么故障|屏幕上出现E3|报错E3|一直跳E3代码'],
  ['fault-e4', 'E4', '洗衣机显示E4怎么办|E4是什么故障|屏幕上出现E4|报错E4|一直跳E4代码'],
  ['open-lock', '童锁', '怎么打开童锁|童锁怎么开启|启用儿童锁|想开童锁怕孩子乱按|儿童锁怎么开|开启童锁的方法'],
  ['close-lock', '童锁', '怎么关闭童锁|童锁怎么解除|取消儿童锁|童锁关不掉|儿童锁怎么关|按键锁住了怎么关掉童锁'],
  [
    'complaint',
    '投诉',
    '怎么投诉|投诉电话是多少|投诉渠道有哪些|哪里可以提意见|对服务不满意找谁反映|投诉入口在哪|想提个建议',
  ],
  [
    'hours',
    '营业时间',
    '人工客服几点上班|你们营业到几点|周末上班吗|客服工作时间|晚上几点下班|节假日有人吗上班吗|客服在线时间',
  ],
  [
    'member',
    '会员',
    '会员有什么权益|怎么开通会员|会员多少钱一年|PLUS会员打几折|会员积分怎么用|会员到期了怎么续费|成为会员有什么好处',
  ],
  [
    'fridge-warm',
    '冰箱',
    '冰箱不制冷怎么办|冰箱不凉了|冷藏室温度降不下来|冰箱里的菜都化了|冰箱温度太高|冷冻室不结冰|冰箱制冷效果差',
  ],
]

const en: readonly Row[] = [
  [
    'en-warranty',
    'warranty',
    'How long is the warranty?|what is the guarantee period|is my fridge still under warranty|warranty length|how many years of warranty do I get|when does the guarantee end',
  ],
  [
    'en-return',
    'return',
    'How do I return an item?|I want to send it back|can I return something I bought by mistake|return policy|how to start a return|I would like my money back',
  ],
  [
    'en-track',
    'order',
    'Where is my order?|track my parcel|when will my package arrive|delivery status|my order has not come yet|how do I follow my shipment',
  ],
  [
    'en-install',
    'installation',
    'How do I book an installation?|when can someone install my washing machine|installation appointment|schedule the fitting of my oven|can you set up my dishwasher',
  ],
  [
    'en-invoice',
    'invoice',
    'How do I get an invoice?|I need a receipt for my company|download my bill as pdf|where is my invoice|send me the tax receipt',
  ],
  [
    'en-address',
    'address',
    'How do I change the delivery address?|I entered the wrong address|ship to another address|update where it is delivered|I moved house before delivery',
  ],
  ['en-fault-f1', 'F1', 'The oven shows F1|what does error F1 mean|F1 on the display|code F1 keeps coming back'],
  ['en-fault-f2', 'F2', 'The oven shows F2|what does error F2 mean|F2 on the display|code F2 keeps coming back'],
  [
    'en-pay',
    'payment',
    'Which payment methods do you accept?|can I pay by card|do you take paypal|ways to pay|is cash on delivery possible',
  ],
]

const asEntries = (language: Language, rows: readonly Row[]): BotEntry[] =>
  rows.map(([id, keywords, questions]) => ({
    id,
    language,
    questions: questions.split('|'),
    keywords: keywords.split(' '),
  }))

export const zhShop: readonly BotEntry[] = asEntries('zh', zh)
export const enShop: readonly BotEntry[] = asEntries('en', en)
