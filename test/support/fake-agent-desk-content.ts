import { deflateSync } from 'node:zlib'
import type { AgentMessageView, Customer, InboxRow, Note, SuggestedAnswer, Summary } from '../../protocol/agent.ts'
import type { Status } from '../../protocol/message.ts'
import type { CannedReply } from '../../protocol/people.ts'
import type { Board, DayCourse, LiveRow, Report } from '../../protocol/supervisor.ts'
import type { Work } from '../../protocol/work.ts'

export interface FakeConversation {
  row: InboxRow
  messages: AgentMessageView[]
  notes: Note[]
  status: Status
  customer: Customer
  owner: string | null
  readByShopper: number
  summary?: Summary
  /** Handed on once without a note. */
  needsNote?: boolean
}

const minutes = 60_000

const DESKS: Record<string, { zh: string; en: string }> = {
  human: { zh: '在线客服', en: 'Online chat' },
  complaint: { zh: '投诉专席', en: 'Complaints' },
  repair: { zh: '安装维修', en: 'Repairs' },
}

type Draft = Omit<AgentMessageView, 'seq' | 'id'>

function conversation(
  id: string,
  row: Partial<InboxRow>,
  messages: readonly Draft[],
  more: Partial<FakeConversation> = {},
): FakeConversation {
  const numbered = messages.map((message, index) => ({ ...message, seq: index + 1, id: `${id}-${index + 1}` }))
  const last = numbered.findLast(message => message.from !== 'system') as AgentMessageView
  const now = Date.now()
  const whole: InboxRow = {
    conversationId: id,
    status: 'queued',
    channel: 'web',
    shopperName: '游客 3F9A',
    locale: 'zh-CN',
    desk: 'human',
    priority: 'normal',
    reason: 'asked',
    since: now - 40_000,
    unansweredSince: null,
    lastText: last.text,
    lastAt: last.at,
    lastFrom: last.from,
    head: numbered.length,
    unread: 0,
    deskTitle: DESKS[row.desk ?? 'human']!,
    replyTargetSeconds: 240,
    humanAsks: 1,
    mood: 'calm',
    rule: null,
    ...row,
  }
  return {
    row: whole,
    messages: numbered,
    notes: [],
    status: { status: 'queued', queue: { position: 1, waitSeconds: [120, 240] } },
    owner: null,
    readByShopper: 0,
    customer: {
      shopperId: `s-${id}`,
      name: whole.shopperName,
      channel: whole.channel,
      locale: whole.locale,
      page: 'https://shop.example/products/air-conditioner-35gw',
      firstSeenAt: now - 34 * 24 * 60 * minutes,
      lastSeenAt: now - 20_000,
      isOnline: true,
      humanAsks: 1,
      episodes: 3,
      lastRating: 4,
    },
    ...more,
  }
}

const bot = (
  at: number,
  text: string,
  confidence: number,
  entryId: string | null,
  decision: 'answer' | 'askBack' | 'handOver' = 'answer',
): Draft => ({
  from: 'bot',
  at,
  text,
  bot: { decision, entryId, confidence, knowledgeVersion: '2026-09-01' },
})
const shopper = (at: number, text: string): Draft => ({ from: 'shopper', at, text })
const queued = (at: number): Draft => ({
  from: 'system',
  at,
  text: '已为您转接人工，排队第 1 位，约 2–4 分钟。',
  card: { kind: 'notice', notice: 'queued' },
})
const joined = (at: number): Draft => ({
  from: 'system',
  at,
  text: '李娜（工号 1024）已接入会话',
  card: { kind: 'notice', notice: 'joined' },
})
const agent = (at: number, text: string): Draft => ({
  from: 'agent',
  at,
  text,
  agent: { name: '李娜', number: '1024' },
})

export function sampleConversations(): FakeConversation[] {
  const now = Date.now()
  const t = (minutesAgo: number) => now - minutesAgo * minutes
  const withMe: Status = { status: 'agent', agent: { name: '李娜', number: '1024' } }
  return [
    conversation(
      'c-wang',
      {
        status: 'agent',
        shopperName: '王女士',
        priority: 'member',
        tier: 'member',
        since: t(6),
        unansweredSince: t(1.2),
        unread: 0,
      },
      [
        shopper(t(14), '空调保修多久？'),
        {
          ...bot(
            t(14),
            '**整机保修 6 年**，压缩机保修 10 年，自购买日起算。\n\n1. 凭电子发票或保修卡\n2. 在“我的订单”里申请上门\n3. 工程师核对机身条码',
            0.94,
            'warranty.ac',
          ),
          source: { title: '保修政策', checked: '2026-09-01' },
        },
        shopper(t(13), '显示 E3 不制冷，是坏了吗'),
        bot(t(13), '**E3 一般是室内风机或感温故障。** 请先断电 5 分钟再开机；仍出现请报修。', 0.71, 'fault.e3'),
        shopper(t(12), '断电试过了没用，今天能不能来人看？'),
        {
          ...bot(t(12), '您是想了解下面哪一项？', 0.38, 'repair.visit', 'askBack'),
          choices: [
            { id: 'a', label: '预约维修' },
            { id: 'b', label: '上门费用' },
          ],
        },
        shopper(t(11), '人工客服'),
        queued(t(11)),
        shopper(t(10), '家里有老人和小孩，比较急'),
        joined(t(6)),
        agent(t(6), '王女士您好，我是李娜，工号 1024。前面您说的 E3、断电重启没用，我都看到了，不用再说一遍。'),
        agent(t(5.5), '请问机身右侧条码的后 6 位是多少？我来查今天的上门时段。'),
        shopper(t(4), '好的，我拍给你'),
        {
          from: 'shopper',
          at: t(3.8),
          text: '[图片]',
          attachment: { id: 'pic-1', name: '条码.png', type: 'image/png', size: 2048, width: 480, height: 300 },
        },
        agent(
          t(3),
          '收到，条码 8A31F2。今天 16:00–18:00 有一个时段，可以吗？\n\n| 项目 | 费用 |\n| --- | --- |\n| 上门检测 | 保修期内免费 |\n| 更换感温头 | 保修期内免费 |',
        ),
        shopper(t(1.2), '可以的，师傅来之前能打个电话吗？'),
      ],
      {
        status: withMe,
        owner: 'agent-1',
        readByShopper: 15,
        summary: {
          asked: ['空调保修多久？', '显示 E3 不制冷，是坏了吗', '断电试过了没用，今天能不能来人看？'],
          answered: ['空调保修多久', 'E3 故障'],
          facts: [
            { kind: 'model', value: 'KFR-35GW' },
            { kind: 'phone', value: '138****8000' },
          ],
          mood: 'upset',
          rule: 'repeated',
          humanAsks: 1,
        },
        notes: [
          {
            id: 'n-1',
            at: t(2.5),
            text: '已答应今天 16:00–18:00 上门，顾客希望提前电话联系。',
            agent: { name: '李娜', number: '1024' },
          },
        ],
      },
    ),
    conversation(
      'c-lin',
      {
        ...{
          status: 'agent',
          channel: 'wechat',
          shopperName: '林先生',
          since: t(9),
          unansweredSince: t(4.2),
          unread: 2,
        },
        ...{ priority: 'member', tier: 'enterprise' },
      },
      [
        shopper(t(12), '我要退货，快递单号填哪里'),
        bot(t(12), '在“我的订单 → 申请退货”里填写快递单号。', 0.88, 'return.number'),
        shopper(t(11), '找不到这个按钮，转人工'),
        queued(t(11)),
        joined(t(9)),
        agent(t(8), '林先生您好，请把订单号发给我，我帮您登记。'),
        shopper(t(4.2), '订单 20260918-7731'),
        shopper(t(4.1), '运费谁出？'),
      ],
      { status: withMe, owner: 'agent-1', readByShopper: 6 },
    ),
    conversation(
      'c-381',
      { status: 'agent', shopperName: '游客 381', since: t(20), unansweredSince: null },
      [
        shopper(t(24), '发票抬头开错了'),
        bot(t(24), '电子发票可以在 30 天内申请重开。', 0.83, 'invoice.redo'),
        shopper(t(23), '人工'),
        queued(t(23)),
        joined(t(20)),
        shopper(t(19), '抬头要改成公司名'),
        agent(t(18), '好的，已经提交重开，预计 1 个工作日内发到您的邮箱。'),
      ],
      { status: withMe, owner: 'agent-1', readByShopper: 7, needsNote: true },
    ),
    conversation(
      'c-wu',
      {
        status: 'agent',
        shopperName: '吴先生',
        since: t(7),
        unansweredSince: t(2.8),
        humanAsks: 2,
        mood: 'upset',
        desk: 'complaint',
      },
      [
        shopper(t(9), '冰箱送来就有划痕，要怎么处理'),
        bot(t(9), '收货 7 天内外观问题可以换货。', 0.58, 'return.scratch'),
        shopper(t(8), '转人工'),
        queued(t(8)),
        {
          from: 'system',
          at: t(7),
          text: '张伟（工号 1031）已接入会话',
          card: { kind: 'notice', notice: 'joined' },
        },
        { from: 'agent', at: t(6), text: '您好，请拍一张划痕的照片给我。', agent: { name: '张伟', number: '1031' } },
        shopper(t(2.8), '已经拍过两遍了，还要拍几次？'),
      ],
      { status: { status: 'agent', agent: { name: '张伟', number: '1031' } }, owner: 'agent-2' },
    ),
    conversation(
      'q-zhao',
      { shopperName: '赵先生', priority: 'safety', reason: 'safety', rule: 'hazard', mood: 'alarmed', since: t(0.6) },
      [
        shopper(t(1.1), '热水器漏电，碰一下手麻'),
        bot(t(1), '请立即断开电源，不要再触碰。马上为您转人工。', 0.97, 'safety.leak', 'handOver'),
        queued(t(0.6)),
      ],
    ),
    conversation(
      'q-chen',
      {
        shopperName: '陈女士',
        channel: 'weibo',
        priority: 'complaint',
        reason: 'upset',
        rule: 'authority',
        mood: 'upset',
        humanAsks: 3,
        supervisorAsked: true,
        since: t(5.6),
        desk: 'complaint',
      },
      [
        shopper(t(8), '你们师傅态度太差了'),
        bot(t(8), '非常抱歉给您带来不好的体验。您希望怎么处理？', 0.66, 'complaint.attitude', 'askBack'),
        shopper(t(6), '我要投诉！别让机器人糊弄我'),
        queued(t(5.6)),
      ],
    ),
    conversation('q-4b1c', { shopperName: '游客 4B1C', reason: 'unsure', since: t(3.4) }, [
      shopper(t(5), '洗衣机脱水的时候会走路'),
      bot(t(5), '您是想了解下面哪一项？', 0.41, 'washer.noise', 'askBack'),
      shopper(t(4), '都不是，机器会自己移动'),
      queued(t(3.4)),
    ]),
    conversation(
      'q-mary',
      { shopperName: 'Mary Li', channel: 'email', locale: 'en', reason: 'outOfScope', since: t(1.5) },
      [
        shopper(t(3), 'Can I have the fridge delivered to Hong Kong?'),
        bot(t(3), 'We deliver to **mainland China** only at the moment.', 0.52, 'delivery.area'),
        shopper(t(2), 'Could somebody check please?'),
        queued(t(1.5)),
      ],
    ),
    conversation('q-bad', { shopperName: '\u202e游客\u202c <b>X</b>', reason: 'asked', since: t(0.3) }, [
      shopper(t(1), '<img src=x onerror="window.hacked=1"> **不是粗体** [点我](javascript:alert(1))'),
      bot(
        t(1),
        '<script>window.hacked=1</script> [坏链接](javascript:alert(1)) [好链接](https://shop.example/help)',
        0.6,
        'x',
      ),
      shopper(t(0.8), '账号 \u202e4321\u202c 请核对'),
      queued(t(0.3)),
    ]),
  ]
}

/** A message left yesterday evening, and two calls to be made. */
export function sampleWork(): Work[] {
  const now = Date.now()
  const one = (id: string, over: Partial<Work>): Work => ({
    id,
    conversationId: 'q-4b1c',
    kind: 'message',
    shopperName: '游客 4B1C',
    channel: 'web',
    contact: '13800138000',
    text: '洗衣机脱水时会移动，想约师傅上门看看',
    desk: 'repair',
    deskTitle: DESKS.repair!,
    priority: 'normal',
    at: now - 14 * 60 * minutes,
    dueAt: now - 30 * minutes,
    state: 'open',
    takenBy: null,
    note: '',
    ...over,
  })
  return [
    one('w-1', {}),
    one('w-2', {
      conversationId: 'c-lin',
      kind: 'callback',
      shopperName: '林先生',
      contact: 'lin@example.com',
      text: '退货运费由谁承担',
      desk: 'human',
      deskTitle: DESKS.human!,
      priority: 'member',
      tier: 'enterprise',
      dueAt: now - 5 * minutes,
      state: 'taken',
      takenBy: { id: 'agent-2', name: '张伟', number: '1031' },
    }),
    one('w-3', {
      conversationId: 'q-mary',
      kind: 'callback',
      shopperName: 'Mary Li',
      contact: '+852 5555 0100',
      text: 'Delivery to Hong Kong',
      desk: 'human',
      deskTitle: DESKS.human!,
      dueAt: now + 120 * minutes,
    }),
  ]
}

/** The board that goes with what waits and runs now. */
export function sampleBoard(live: readonly LiveRow[], work: readonly Work[], closedToday: number): Board {
  const now = Date.now()
  const waiting = live.filter(({ status }) => status === 'queued')
  const waitOf = (rows: readonly LiveRow[]) => Math.max(0, ...rows.map(({ since }) => (now - since) / 1_000))
  const count = (desk: string, priority: InboxRow['priority']) =>
    waiting.filter(row => row.desk === desk && row.priority === priority).length
  const closed = { repair: now + 15 * 60 * minutes } as Record<string, number>
  return {
    at: now,
    isPeak: true,
    day: sampleCourse(waiting.length),
    desks: Object.entries(DESKS).map(([id, title], at) => ({
      id,
      title,
      isOpen: closed[id] === undefined,
      opensAt: closed[id] ?? null,
      waiting: {
        safety: count(id, 'safety'),
        complaint: count(id, 'complaint'),
        member: count(id, 'member'),
        normal: count(id, 'normal'),
      },
      longestWaitSeconds: waitOf(waiting.filter(({ desk }) => desk === id)),
      offline: work.filter(({ desk }) => desk === id).length,
      agentsOnline: [3, 1, 0][at] ?? 0,
      replyTargetSeconds: [240, 180, 300][at] ?? 240,
      breachesToday: [2, 1, 0][at] ?? 0,
    })),
    agents: [
      ['agent-1', '李娜', '1024', 'online', 3, 5, 12, 1, 4.8],
      ['agent-2', '张伟', '1031', 'online', 5, 5, 17, 2, 4.4],
      ['agent-3', '陈静', '1007', 'busy', 2, 3, 9, 0, 4.9],
      ['agent-5', '刘洋', '1042', 'offline', 0, 5, 0, 0, null],
    ].map(([id, name, number, presence, load, capacity, done, breaches, rating]) => ({
      id: id as string,
      name: name as string,
      number: number as string,
      presence: presence as 'online',
      desks: ['human'],
      load: load as number,
      capacity: capacity as number,
      closedToday: done as number,
      breachesToday: breaches as number,
      ratings: { count: 6, average: rating as number | null },
    })),
    totals: {
      waiting: waiting.length,
      longestWaitSeconds: waitOf(waiting),
      withAgents: live.length - waiting.length,
      work: {
        due: work.filter(({ dueAt }) => dueAt <= now).length,
        open: work.filter(({ state }) => state === 'open').length,
        taken: work.filter(({ state }) => state === 'taken').length,
      },
      breachesToday: 3,
      closedToday: closedToday + 26,
      humanAsks: { conversations: 38, asks: 46, average: 1.2 },
      ratings: {
        count: 24,
        average: 4.6,
        scores: [1, 0, 1, 4, 18],
        byChannel: [
          { channel: 'web', count: 19, average: 4.7 },
          { channel: 'wechat', count: 5, average: 4.2 },
        ],
      },
    },
  }
}

export const sampleCanned: readonly CannedReply[] = [
  { id: 'hello', language: 'zh', title: '问候', text: '您好，我是 [[姓名]]，工号 [[工号]]，很高兴为您服务。' },
  { id: 'order', language: 'zh', title: '请提供订单号', text: '麻烦您提供一下订单号，我马上为您查询。' },
  {
    id: 'visit',
    language: 'zh',
    title: '上门时间确认',
    text: '已为您预约 [[日期]] [[时段]] 上门，师傅会提前电话联系，请保持手机畅通。',
  },
  {
    id: 'return',
    language: 'zh',
    title: '退货运费说明',
    text: '质量问题退货由我们承担运费，请保留快递单，在“我的订单”中填写单号。',
  },
  { id: 'wait', language: 'zh', title: '请稍等', text: '请稍等，我正在为您核实，大约需要 [[分钟]] 分钟。' },
  { id: 'bye', language: 'zh', title: '结束语', text: '感谢您的咨询，祝您生活愉快！如有需要随时联系我们。' },
  { id: 'hello-en', language: 'en', title: 'Greeting', text: 'Hello, this is [[name]]. How can I help you?' },
  {
    id: 'order-en',
    language: 'en',
    title: 'Ask for the order number',
    text: 'Could you tell me your order number, please?',
  },
]

export const sampleSuggestions: readonly SuggestedAnswer[] = [
  {
    entryId: 'repair.call-ahead',
    title: '师傅上门前会打电话吗',
    text: '会的。师傅在上门前 **30 分钟** 会用服务专线联系您，请留意来电。',
    confidence: 0.91,
    source: { title: '上门服务规范', checked: '2026-09-01' },
    file: 'faq/repair.zh.yaml:42',
    words: ['师傅', '打电话', '上门'],
    repairs: [
      { typed: '打电花', read: '打电话', by: 'pinyin' },
      { typed: '工程师', read: '师傅', by: 'synonym' },
    ],
    matchedQuestion: '师傅上门前会联系我吗',
    doubts: [],
    runnerUp: { entryId: 'repair.reschedule', title: '改约上门时间', confidence: 0.63 },
    margin: 0.28,
  },
  {
    entryId: 'repair.reschedule',
    title: '改约上门时间',
    text: '可以在“我的服务单”里改约，最晚提前 2 小时：\n\n1. 打开服务单\n2. 点“改约”\n3. 选择新的时段',
    confidence: 0.63,
    source: { title: '上门服务规范', checked: '2026-08-20' },
    file: 'faq/repair.zh.yaml:58',
    words: ['上门', '时间'],
    repairs: [],
    matchedQuestion: '上门时间能改吗',
    doubts: [],
    runnerUp: { entryId: 'repair.call-ahead', title: '师傅上门前会打电话吗', confidence: 0.91 },
    margin: -0.28,
  },
  {
    entryId: 'repair.fee',
    title: '上门费用怎么算',
    text: '保修期内免费；保修期外上门检测费 50 元，维修另计。',
    confidence: 0.34,
    source: null,
    file: 'faq/repair.zh.yaml:17',
    words: ['上门'],
    repairs: [],
    matchedQuestion: '上门要收费吗',
    doubts: ['opposite'],
    runnerUp: null,
    margin: 0.34,
  },
]

/** A small grey-blue PNG, 48 × 30. */
export function picture(): Buffer {
  const [width, height] = [48, 30]
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isBar = y > 6 && y < 22 && x > 5 && x < 43 && x % 3 !== 0 && x % 7 !== 0
      rows.fill(isBar ? 0x2a : 0xe8, y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A morning that fills up at ten. */
function sampleCourse(waiting: number): DayCourse {
  const stepMinutes = 15
  const steps = 24
  const from = Date.now() - steps * stepMinutes * minutes
  return {
    from,
    stepMinutes,
    points: Array.from({ length: steps }, (_, at) => ({
      at: from + at * stepMinutes * minutes,
      arrived: Math.round(4 + 5 * Math.sin(at / 4) ** 2),
      joined: Math.round(4 + 5 * Math.sin((at - 1) / 4) ** 2),
      closed: 4,
      late: at % 7 === 5 ? 1 : 0,
      waiting: at === steps - 1 ? waiting : Math.round(2 + 3 * Math.sin(at / 4) ** 2),
      waitSeconds: 60 + (at % 5) * 40,
    })),
  }
}

export function sampleReport(count: number): Report {
  const days = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2026, 10, 24) - (count - 1 - at) * 24 * 60 * minutes).toISOString().slice(0, 10)
    const late = (at * 3) % 7
    return {
      day,
      inTime: 110 + ((at * 17) % 40),
      late,
      replySeconds: 95 + ((at * 11) % 60),
      desks: [
        { id: 'human', inTime: 80, late: late - (late > 2 ? 2 : 0) },
        { id: 'complaint', inTime: 20, late: late > 2 ? 2 : 0 },
      ],
      joined: 120 + ((at * 13) % 40),
      waitSeconds: 80 + ((at * 7) % 60),
      closed: 118 + ((at * 13) % 40),
      ratings: {
        count: 30,
        average: 4.6,
        byChannel: [
          { channel: 'web', count: 24, average: 4.5 + ((at * 3) % 5) / 10 },
          { channel: 'wechat', count: 6, average: 4 + ((at * 7) % 9) / 10 },
        ],
      },
    }
  })
  return {
    days,
    desks: [
      { id: 'human', title: DESKS.human! },
      { id: 'complaint', title: DESKS.complaint! },
    ],
  }
}
