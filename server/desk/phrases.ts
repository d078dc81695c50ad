import type { Notice } from '../conversation/effect.ts'
import type { WaitReason } from '../conversation/state.ts'

export type PhraseLocale = 'zh-CN' | 'en'

/** What a phrase may mention. */
export interface PhraseFacts {
  readonly reason: WaitReason | null
  readonly agent: { readonly name: string; readonly number: string } | null
  /** "明天（周一）8:00"; `null` when the desk names no opening. */
  readonly opening: string | null
  /** "客服热线 400-000-1234": where else somebody is heard who waits too long. */
  readonly elsewhere?: string | null
  /** Titles of the desk that the notice names, of the one that was wished for, and of where the conversation is. */
  readonly desk?: string
  readonly wish?: string
  readonly currentDesk?: string
}

/** The words of a system line, in plain text. Each is true at the moment it is written. */
export function noticePhrase(notice: Notice, facts: PhraseFacts, locale: PhraseLocale): string {
  return locale === 'zh-CN' ? zh(notice, facts) : en(notice, facts)
}

function zh(notice: Notice, facts: PhraseFacts): string {
  const { reason, agent, opening, desk, wish, currentDesk, elsewhere = null } = facts
  const orElsewhere = elsewhere === null ? '' : `急事也可以联系${elsewhere}。`
  switch (notice.kind) {
    case 'queued':
      return zhQueued(reason)
    case 'stillQueued':
      return '您已在人工队列中，客服会按顺序接入。您可以先把问题和订单号写下来，接入后不用再说一遍。'
    case 'waitingLong':
      return `让您久等了。您可以继续等待，也可以留言或预约回电并写下联系方式，不用一直守在这里。${orElsewhere}`
    case 'replyLate':
      return `客服暂时没能回复，抱歉让您久等。您可以继续等待，也可以留言或预约回电，我们会主动联系您。${orElsewhere}`
    case 'offline':
      return opening === null
        ? '现在是非工作时间。您可以在这里留言，客服上线后会优先处理；机器人也会继续为您解答。'
        : `现在是非工作时间，人工客服${opening}上班。您可以在这里留言，上班后会优先处理；机器人也会继续为您解答。`
    case 'deskChanged':
      return wish === undefined
        ? `已为您转到「${desk}」，之前等待的时间继续算，不用重新排队。`
        : `「${wish}」现在休息，已为您转到「${desk}」，由那里的同事代为接待；之前等待的时间继续算，不用重新排队。`
    case 'deskClosed':
      return `「${desk}」现在休息${opening === null ? '' : `，${opening}上班`}。您仍在「${currentDesk}」，位置不变。`
    case 'cancelled':
      return '已取消排队，继续由机器人为您服务。'
    case 'joined':
      return agent === null ? '客服已接入会话' : `${agent.name}（工号 ${agent.number}）已接入会话`
    case 'agentLost':
      return notice.isClosed === true
        ? '客服暂时离线，之前说过的内容已经记下，不用重复。'
        : '客服暂时离线，您已回到队列最前面，正在为您安排其他客服，之前说过的内容不用重复。'
    case 'transferred':
      return agent === null ? '正在为您转接到对应的客服组' : `已为您转接给 ${agent.name}（工号 ${agent.number}）`
    case 'backToBot':
      return '人工服务已结束，接下来由机器人为您服务。需要时随时可以再转人工。'
    case 'closed':
      return `${
        notice.reason === 'idle' ? '较长时间没有新消息，本次会话已结束。' : '本次会话已结束，感谢您的咨询。'
      }${notice.caseNumber === undefined ? '' : `服务编号 ${notice.caseNumber}，以后问起这件事报这个编号即可。`}${zhFollowUp(opening, agent)}再次发送消息即可继续。`
    case 'reopened':
      return notice.goesOn
        ? '会话已重新开始，以上是历史记录。需要人工时，会优先请上次的客服接待。'
        : '新的会话已开始，以上是历史记录。'
    case 'safety':
      return '请先保证人身安全：立即远离设备，在能安全操作时切断电源或关闭气阀；如有明火、浓烟或有人受伤，请马上离开并拨打 119 或 120。已为您优先转接人工客服。'
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
function zhFollowUp(by: string | null, agent: PhraseFacts['agent']): string {
  if (by === null) return ''
  return `${agent === null ? '我们' : `${agent.name}（工号 ${agent.number}）`}会在${by}前跟进，并在这里回复您。`
}

function enFollowUp(by: string | null, agent: PhraseFacts['agent']): string {
  if (by === null) return ''
  return ` ${agent === null ? 'We' : `${agent.name} (no. ${agent.number})`} will follow it up before ${by} and answer you here.`
}

function zhQueued(reason: WaitReason | null): string {
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

function en(notice: Notice, facts: PhraseFacts): string {
  const { reason, agent, opening, desk, wish, currentDesk, elsewhere = null } = facts
  const orElsewhere = elsewhere === null ? '' : ` If it is urgent, try ${elsewhere}.`
  switch (notice.kind) {
    case 'queued':
      return enQueued(reason)
    case 'stillQueued':
      return 'You are in the queue and will be served in turn. Feel free to write down your question and order number now, so you need not repeat them.'
    case 'waitingLong':
      return `Sorry for the wait. You can keep waiting, leave a message or book a call back with a way to reach you, so that you need not stay here.${orElsewhere}`
    case 'replyLate':
      return `The agent has not answered in time, and we are sorry. You can keep waiting, leave a message or book a call back, and we will get in touch.${orElsewhere}`
    case 'offline':
      return opening === null
        ? 'Our team is away right now. Leave a message here and it will be dealt with first; the robot keeps answering meanwhile.'
        : `Our team is away right now and back ${opening}. Leave a message here and it will be dealt with first; the robot keeps answering meanwhile.`
    case 'deskChanged':
      return wish === undefined
        ? `You have been moved to ${desk}. The time that you have waited counts there, too.`
        : `${wish} is closed now, so ${desk} helps out: you have been moved there, and the time that you have waited counts.`
    case 'deskClosed':
      return `${desk} is closed now${opening === null ? '' : ` and opens ${opening}`}. You keep your place with ${currentDesk}.`
    case 'cancelled':
      return 'You have left the queue. The robot is with you again.'
    case 'joined':
      return agent === null ? 'An agent has joined' : `${agent.name} (no. ${agent.number}) has joined`
    case 'agentLost':
      return notice.isClosed === true
        ? 'The agent has lost the connection. What you wrote is kept, so there is no need to repeat it.'
        : 'The agent has lost the connection. You are back at the front of the queue; a colleague will read what you wrote, so there is no need to repeat it.'
    case 'transferred':
      return agent === null
        ? 'Handing you over to the right team'
        : `You have been handed over to ${agent.name} (no. ${agent.number})`
    case 'backToBot':
      return 'The agent has finished. The robot is with you again; ask for a person at any time.'
    case 'closed':
      return `${notice.reason === 'idle' ? 'Closed after a long silence.' : 'This conversation is closed. Thank you!'}${
        notice.caseNumber === undefined ? '' : ` Your case number is ${notice.caseNumber}.`
      }${enFollowUp(opening, agent)} Write again at any time to go on.`
    case 'reopened':
      return notice.goesOn
        ? 'The conversation goes on; your history is above. Ask for a person, and whoever helped you last is asked first.'
        : 'A new conversation. Your history is above.'
    case 'safety':
      return 'Your safety comes first: move away from the appliance and, if it is safe to do so, switch off the power or the gas. If there is fire, heavy smoke or an injury, leave at once and call the emergency services. A person will be with you first in line.'
    case 'supervisorAsked':
      return 'Your wish to speak to a supervisor is noted, and the supervisors are told. Until one is free, our agents go on helping you.'
    case 'aboutAgent':
      return 'We have your complaint about our agent. A supervisor will deal with it, and not the agent whom you complain about.'
    case 'messageLeft':
      return opening === null
        ? 'We have your message and how to reach you. It will be dealt with first when our team is back.'
        : `We have your message and how to reach you. It will be dealt with first when our team is back ${opening}.`
    case 'callbackBooked':
      return opening === null
        ? 'Your call is booked. You keep your place in the queue and will be contacted when it is your turn.'
        : `Your call is booked: you will be contacted after ${opening}.`
  }
}

function enQueued(reason: WaitReason | null): string {
  switch (reason) {
    case 'unsure':
    case 'outOfScope':
      return 'I am not sure enough to answer this well, so I am handing you over to a person. One moment, please.'
    case 'upset':
      return 'I am sorry about this. I am handing you over to a person, with priority.'
    case 'botFailed':
      return 'The robot cannot answer right now. I am handing you over to a person.'
    case 'supervisor':
      return 'I am handing you over to a supervisor. One moment, please.'
    case 'declined':
    case 'noAnswer':
    case 'transfer':
      return 'We are finding the right colleague. You keep your place in the queue.'
    default:
      return 'Sure, I am handing you over to a person. One moment, please.'
  }
}

const quotedZh = (texts: readonly string[]) => texts.map(text => `“${text}”`).join('、')
const quotedEn = (texts: readonly string[]) => new Intl.ListFormat('en').format(texts.map(text => `“${text}”`))

export const botPhrases = {
  'zh-CN': {
    askBack: '您是不是想问：',
    openChoices: (texts: readonly string[]) => `关于${quotedZh(texts)}，我还不确定，您是不是想问：`,
    open: (texts: readonly string[]) => `关于${quotedZh(texts)}，我还不确定。您可以换个说法再问一次，也可以转人工。`,
    rephrase: '收到。能再用一句话说说您遇到的问题吗？也可以直接转人工。',
    noneOfThese: '都不是，转人工',
    human: '转人工',
    humanPressed: '转人工',
    picture: '[图片]',
    greeting: '您好，我是智能客服，请问有什么可以帮您？',
    thanks: '不客气，很高兴能帮到您。',
    farewell: '感谢您的咨询，祝您生活愉快，再见。',
    acknowledgement: '好的，还有其他问题可以随时问我。',
  },
  en: {
    askBack: 'Did you mean:',
    openChoices: (texts: readonly string[]) => `I am not sure about ${quotedEn(texts)}. Did you mean:`,
    open: (texts: readonly string[]) =>
      `I am not sure about ${quotedEn(texts)}. You can ask it in other words, or talk to a person.`,
    rephrase: 'Got it. Could you describe your question in one sentence? You can also ask for a person.',
    noneOfThese: 'None of these, get me a person',
    human: 'Talk to a person',
    humanPressed: 'Talk to a person',
    picture: '[Picture]',
    greeting: 'Hello! I am the service robot. How can I help?',
    thanks: 'You are welcome.',
    farewell: 'Thank you for getting in touch. Goodbye!',
    acknowledgement: 'All right. Ask me anything else at any time.',
  },
} as const
