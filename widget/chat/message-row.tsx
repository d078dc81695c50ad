import type { Message } from '../../protocol/message.ts'
import { AnswerFoot } from './answer-foot.tsx'
import { Choices } from './choices.tsx'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { RobotIcon } from './icons.tsx'
import { Picture } from './picture.tsx'
import { RichText } from './rich-text.tsx'

export const SystemLine = ({ text }: { text: string }) => (
  <p class="system">
    <bdi>{cleanText(text)}</bdi>
  </p>
)

export function Speaker({ agent, opens }: { agent?: Message['agent'] | undefined; opens: boolean }) {
  const { phrases } = useDesk()
  const name = agent?.name ?? phrases.bot
  if (!opens) return <span class="unseen">{name}: </span>
  return (
    <div class="speaker">
      <span class={`avatar ${agent ? 'of-agent' : ''}`} aria-hidden="true">
        {agent ? [...name][0] : <RobotIcon />}
      </span>
      <span class={agent ? 'name' : 'mark'}>
        <bdi>{cleanText(name)}</bdi>
      </span>
      {agent && <span>{phrases.agentNumber(agent.number)}</span>}
    </div>
  )
}

interface MessageRowProps {
  readonly message: Message
  readonly opens: boolean
  readonly isLastOwn: boolean
  readonly hasOpenChoices: boolean
}

export function MessageRow({ message, opens, isLastOwn, hasOpenChoices }: MessageRowProps) {
  const { chat, phrases, times } = useDesk()
  if (message.from === 'system') return <SystemLine text={message.text} />
  const isOwn = message.from === 'shopper'
  return (
    <div class={`row ${isOwn ? 'own' : 'other'} ${opens ? 'opens' : ''}`}>
      {isOwn ? <span class="unseen">{phrases.me}: </span> : <Speaker agent={message.agent} opens={opens} />}
      <div class={`bubble ${message.attachment ? 'with-picture' : ''}`} dir="auto">
        {message.attachment && (
          <Picture attachment={message.attachment} by={isOwn ? phrases.me : (message.agent?.name ?? phrases.bot)} />
        )}
        {message.text &&
          !(isOwn && message.attachment) &&
          (isOwn ? <p class="plain">{cleanText(message.text)}</p> : <RichText text={message.text} />)}
        <AnswerFoot message={message} />
        <time dateTime={new Date(message.at).toISOString()}>{times.clock(message.at)}</time>
      </div>
      {isOwn && isLastOwn && <p class="meta">{chat.seenUpTo.value >= message.seq ? phrases.seen : phrases.sent}</p>}
      {hasOpenChoices && <Choices label={phrases.choices} choices={message.choices ?? []} />}
    </div>
  )
}
