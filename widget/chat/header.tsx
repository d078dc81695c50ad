import { describeStanding } from '../text/standing.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { IconButton } from './icon-button.tsx'
import { CloseIcon, MutedIcon, PersonIcon, RobotIcon, SoundIcon } from './icons.tsx'

function Avatar() {
  const { status } = useDesk().chat
  const agent = status.value?.agent
  return (
    <span class={`avatar ${agent ? 'of-agent' : ''}`} aria-hidden="true">
      {agent ? [...agent.name][0] : status.value?.status === 'bot' ? <RobotIcon /> : <PersonIcon />}
    </span>
  )
}

/** Who is speaking now, in one line, and the way to a person. */
export function Header({ onClose }: { onClose: () => void }) {
  const { chat, attention, phrases, times } = useDesk()
  const standing = cleanText(describeStanding(chat.status.value, phrases, times, Date.now()))
  const state = chat.status.value?.status
  const isMuted = attention.isMuted.value
  return (
    <header>
      <Avatar />
      <div class="who">
        <h2 id="title">{chat.session.value?.shop.name ?? phrases.title}</h2>
        <p class={`standing ${state ?? ''}`}>
          <span role="status">{standing}</span>
          {state === 'queued' && (
            <button type="button" class="text-button" aria-label={phrases.cancelLabel} onClick={chat.leaveQueue}>
              {phrases.cancel}
            </button>
          )}
          {state === 'agent' &&
            (chat.status.value!.supervisorAsked ? (
              <em>{phrases.supervisorTold}</em>
            ) : (
              <button type="button" class="text-button" onClick={() => chat.askForPerson({ reason: 'supervisor' })}>
                {phrases.supervisor}
              </button>
            ))}
        </p>
      </div>
      {(state === 'bot' || state === 'closed') && (
        <button type="button" class="human" onClick={() => chat.askForPerson()}>
          <PersonIcon />
          {phrases.human}
        </button>
      )}
      <IconButton label={isMuted ? phrases.unmute : phrases.mute} onClick={attention.toggleSound}>
        {isMuted ? <MutedIcon /> : <SoundIcon />}
      </IconButton>
      <IconButton label={phrases.close} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </header>
  )
}
