import { useRef } from 'preact/hooks'
import { useDesk } from './desk.ts'

const REPEAT_MS = 3_000
const IDLE_MS = 4_000

/** Tells the agent that the shopper is writing: at most every three seconds, and when it stops. */
export function useTyping() {
  const { chat } = useDesk()
  const saidAt = useRef(0)
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined)

  function stop(): void {
    clearTimeout(idle.current)
    if (saidAt.current > 0) void chat.call('typing', { on: false })
    saidAt.current = 0
  }
  function note(): void {
    if (chat.status.value?.status !== 'agent') return
    clearTimeout(idle.current)
    idle.current = setTimeout(stop, IDLE_MS)
    if (Date.now() - saidAt.current < REPEAT_MS) return
    saidAt.current = Date.now()
    void chat.call('typing', { on: true })
  }
  return { note, stop }
}
