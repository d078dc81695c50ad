import type { Notice } from '../../conversation/effect.ts'
import type { WaitReason } from '../../conversation/state.ts'
import type { OtherChannel } from '../other-channel.ts'
import type { PhraseFacts } from './phrase-facts.ts'

export function noticeInChinese(notice: Notice, facts: PhraseFacts): string {
  const { reason, agent, opening, absent, desk, wish, currentDesk, elsewhere = null } = facts
  const orElsewhere = elsewhere === null ? '' : sayElsewhere(elsewhere)
  const nobody = absent === null ? '' : `${nobodyOnline(absent, opening)}${orElsewhere}`
  switch (notice.kind) {
    case 'queued':
      return absent === null ? queued(reason) : `${queuedForLater(reason)}${nobody}`
    case 'stillQueued':
      return absent === null
        ? '您已在人工队列中，客服会按顺序接入。您可以先把问题和订单号写下来，接入后不用再说一遍。'
        : `您已在人工队列中，位置不变。${nobody}`
    case 'waitingLong':
      return `让您久等了${absent === null ? '' : `，现在仍没有${ROLE[absent]}在线`}。您可以继续等待，也可以留言或预约回电并写下联系方式，不用一直守在这里。${orElsewhere}`
    case 'replyLate':
      return `客服暂时没能回复，抱歉让您久等。您可以继续等待，也可以留言或预约回电，我们会主动联系您。${orElsewhere}`
    case 'offline':
      return opening === null
        ? '现在是非工作时间。您可以在这里留言，客服上线后会优先处理；机器人也会继续为您解答。'
        : `现在是非工作时间，人工客服${opening}上班。您可以在这里留言，上班后会优先处理；机器人也会继续为您解答。`
    case 'deskChanged':
      return wish === undefined
        ? `已为您转到「${desk}」，之前等待的时间继续算，不用重新排队。${nobody}`
        : `「${wish}」现在休息，已为您转到「${desk}」，由那里的同事代为接待；之前等待的时间继续算，不用重新排队。${nobody}`
    case 'deskClosed':
      return `「${desk}」现在休息${opening === null ? '' : `，${opening}上班`}。您仍在「${currentDesk}」，位置不变。`
    case 'cancelled':
      return '已取消排队，继续由机器人为您服务。'
    case 'joined':
      return agent === null ? '客服已接入会话' : `${agent.name}（工号 ${agent.number}）已接入会话`
    case 'agentLost':
      return notice.isClosed === true
        ? '客服暂时离线，之前说过的内容已经记下，不用重复。'
        : absent === null
          ? '客服暂时离线，您已回到队列最前面，正在为您安排其他客服，之前说过的内容不用重复。'
          : `客服暂时离线，您已回到队列最前面，之前说过的内容不用重复。${nobody}`
    case 'transferred':
      return agent === null ? '正在为您转接到对应的客服组' : `已为您转接给 ${agent.name}（工号 ${agent.number}）`
    case 'backToBot':
      return '人工服务已结束，接下来由机器人为您服务。需要时随时可以再转人工。'
    case 'closed':
      return `${
        notice.reason === 'idle' ? '较长时间没有新消息，本次会话已结束。' : '本次会话已结束，感谢您的咨询。'
      }${notice.caseNumber === undefined ? '' : `服务编号 ${notice.caseNumber}，以后问起这件事报这个编号即可。`}${followUp(opening, agent)}再次发送消息即可继续。`
    case 'reopened':
      return notice.goesOn
        ? '会话已重新开始，以上是历史记录。需要人工时，会优先请上次的客服接待。'
        : '新的会话已开始，以上是历史记录。'
    case 'safety':
      return (
        '请先保证人身安全：立即远离设备，在能安全操作时切断电源或关闭气阀；如有明火、浓烟或有人受伤，请马上离开并拨打 119 或 120。' +
        (absent === null ? '已为您优先转接人工客服。' : '已为您排在人工队列最前面。')
      )
    case 'supervisorAsked':
      return '您要找主管的要求已经记下并通知主管，主管有空时会接待您；在此之前客服会继续为您服务。'
    case 'aboutAgent':
      return '您对客服的投诉已经收到，由主管为您处理，不会再交给您投诉的客服。'
    case 'messageLeft':
      return opening === null
        ? '您的留言和联系方式已收到，客服上班后会优先处理并与您联系。'
        : `您的留言和联系方式已收到，客服${opening}上班后会优先处理并与您联系。`
    case 'callbackBooked':
      return opening === null
        ? '回电已登记，您的排队位置保留，轮到您时客服会按您留的方式联系您。'
        : `回电已登记，客服会在${opening}之后按您留的方式联系您。`
  }
}

/** The deadline, and who answers for it (R62). */
function followUp(by: string | null, agent: PhraseFacts['agent']): string {
  if (by === null) return ''
  return `${agent === null ? '我们' : `${agent.name}（工号 ${agent.number}）`}会在${by}前跟进，并在这里回复您。`
}

function queued(reason: WaitReason | null): string {
  switch (reason) {
    case 'unsure':
    case 'outOfScope':
      return '这个问题我没有把握答准，已为您转接人工客服，请稍候。'
    case 'upset':
      return '很抱歉给您带来不好的体验，已为您优先转接人工客服，请稍候。'
    case 'botFailed':
      return '机器人暂时无法回答，已为您转接人工客服，请稍候。'
    case 'supervisor':
      return '正在为您转接主管，您的排队位置已保留，请稍候。'
    case 'declined':
    case 'noAnswer':
    case 'transfer':
      return '正在为您安排合适的客服，您的排队位置已保留，请稍候。'
    default:
      return '好的，正在为您转接人工客服，请稍候。'
  }
}

/** The reason as far as it holds while nobody is there to be put through to. */
function queuedForLater(reason: WaitReason | null): string {
  switch (reason) {
    case 'unsure':
    case 'outOfScope':
      return '这个问题我没有把握答准，已为您排入人工队列。'
    case 'upset':
      return '很抱歉给您带来不好的体验，已为您优先排入人工队列。'
    case 'botFailed':
      return '机器人暂时无法回答，已为您排入人工队列。'
    case 'safety':
      return ''
    case 'supervisor':
    case 'declined':
    case 'noAnswer':
    case 'transfer':
      return '您的排队位置已保留。'
    default:
      return '好的，已为您排入人工队列。'
  }
}

const ROLE = { agent: '客服', supervisor: '主管' } as const

function nobodyOnline(absent: 'agent' | 'supervisor', opening: string | null): string {
  const who = ROLE[absent]
  const back = opening === null ? '' : `，${who}${opening}上班`
  return `现在暂时没有${who}在线${back}。您可以留言或预约回电，我们会主动联系您；也可以继续等待，${who}上线后会按顺序接待。`
}

const sayElsewhere = ({ isAnswered, name }: OtherChannel): string =>
  isAnswered ? `急事也可以拨打${name}。` : `也可以发邮件到${name}。`
