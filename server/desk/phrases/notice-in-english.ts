import type { Notice } from '../../conversation/effect.ts'
import type { WaitReason } from '../../conversation/state.ts'
import type { OtherChannel } from '../other-channel.ts'
import type { PhraseFacts } from './phrase-facts.ts'

export function noticeInEnglish(notice: Notice, facts: PhraseFacts): string {
  const { reason, agent, opening, absent, desk, wish, currentDesk, elsewhere = null } = facts
  const orElsewhere = elsewhere === null ? '' : ` ${sayElsewhere(elsewhere)}`
  const nobody = absent === null ? '' : ` ${nobodyOnline(absent, opening)}${orElsewhere}`
  switch (notice.kind) {
    case 'queued':
      return absent === null ? queued(reason) : `${queuedForLater(reason)}${nobody}`
    case 'stillQueued':
      return absent === null
        ? 'You are in the queue and will be served in turn. Feel free to write down your question and order number now, so you need not repeat them.'
        : `You are in the queue and keep your place.${nobody}`
    case 'waitingLong':
      return `Sorry for the wait${absent === null ? '' : `: no ${absent} is online yet`}. You can keep waiting, leave a message or book a call back with a way to reach you, so that you need not stay here.${orElsewhere}`
    case 'replyLate':
      return `The agent has not answered in time, and we are sorry. You can keep waiting, leave a message or book a call back, and we will get in touch.${orElsewhere}`
    case 'offline':
      return opening === null
        ? 'Our team is away right now. Leave a message here and it will be dealt with first; the robot keeps answering meanwhile.'
        : `Our team is away right now and back ${opening}. Leave a message here and it will be dealt with first; the robot keeps answering meanwhile.`
    case 'deskChanged':
      return wish === undefined
        ? `You have been moved to ${desk}. The time that you have waited counts there, too.${nobody}`
        : `${wish} is closed now, so ${desk} helps out: you have been moved there, and the time that you have waited counts.${nobody}`
    case 'deskClosed':
      return `${desk} is closed now${opening === null ? '' : ` and opens ${opening}`}. You keep your place with ${currentDesk}.`
    case 'cancelled':
      return 'You have left the queue. The robot is with you again.'
    case 'joined':
      return agent === null ? 'An agent has joined' : `${agent.name} (no. ${agent.number}) has joined`
    case 'agentLost':
      return notice.isClosed === true
        ? 'The agent has lost the connection. What you wrote is kept, so there is no need to repeat it.'
        : `The agent has lost the connection. You are back at the front of the queue; a colleague will read what you wrote, so there is no need to repeat it.${nobody}`
    case 'transferred':
      return agent === null
        ? 'Handing you over to the right team'
        : `You have been handed over to ${agent.name} (no. ${agent.number})`
    case 'backToBot':
      return 'The agent has finished. The robot is with you again; ask for a person at any time.'
    case 'closed':
      return `${notice.reason === 'idle' ? 'Closed after a long silence.' : 'This conversation is closed. Thank you!'}${
        notice.caseNumber === undefined ? '' : ` Your case number is ${notice.caseNumber}.`
      }${followUp(opening, agent)} Write again at any time to go on.`
    case 'reopened':
      return notice.goesOn
        ? 'The conversation goes on; your history is above. Ask for a person, and whoever helped you last is asked first.'
        : 'A new conversation. Your history is above.'
    case 'safety':
      return (
        'Your safety comes first: move away from the appliance and, if it is safe to do so, switch off the power or the gas. If there is fire, heavy smoke or an injury, leave at once and call the emergency services. ' +
        (absent === null ? 'A person will be with you first in line.' : 'You are first in line for a person.')
      )
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

function queued(reason: WaitReason | null): string {
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

function queuedForLater(reason: WaitReason | null): string {
  switch (reason) {
    case 'unsure':
    case 'outOfScope':
      return 'I am not sure enough to answer this well, so you are in the queue for a person.'
    case 'upset':
      return 'I am sorry about this. You are in the queue for a person, with priority.'
    case 'botFailed':
      return 'The robot cannot answer right now, so you are in the queue for a person.'
    case 'supervisor':
    case 'declined':
    case 'noAnswer':
    case 'transfer':
      return 'You keep your place in the queue.'
    default:
      return 'You are in the queue for a person.'
  }
}

function nobodyOnline(absent: 'agent' | 'supervisor', opening: string | null): string {
  const back = opening === null ? '' : `; they are back ${opening}`
  return `No ${absent} is online right now${back}. Leave a message or book a call back and we will get in touch, or keep waiting: you will be served in turn as soon as somebody is there.`
}

function followUp(by: string | null, agent: PhraseFacts['agent']): string {
  if (by === null) return ''
  return ` ${agent === null ? 'We' : `${agent.name} (no. ${agent.number})`} will follow it up before ${by} and answer you here.`
}

const sayElsewhere = ({ isAnswered, name }: OtherChannel): string =>
  isAnswered ? `If it is urgent, try ${name}.` : `You can also write to us: ${name}.`
