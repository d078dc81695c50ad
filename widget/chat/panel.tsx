import { useEffect, useRef, useState } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { useDesk } from './desk.ts'
import { Header } from './header.tsx'
import { LineBar } from './line-bar.tsx'
import { Log } from './log.tsx'
import { useFocusKeeper } from './use-focus-keeper.ts'
import { useFullScreen } from './use-full-screen.ts'

interface PanelProps {
  readonly onClose: () => void
  /** Counts the times that the shopper opened the chat and so gave it the focus. */
  readonly focusTurn: number
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

export function Panel({ onClose, focusTurn }: PanelProps) {
  const { chat, attention, pictures, phrases } = useDesk()
  const panel = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const [isDropTarget, setDropTarget] = useState(false)
  const isOpen = attention.isOpen.value
  useFullScreen(panel, isOpen)
  const focusHome = (): void => {
    // On a touch screen the focus in the input would cover the conversation with the keyboard.
    const home = matchMedia('(pointer: coarse)').matches ? panel : input
    home.current!.focus()
  }
  useEffect(() => {
    if (focusTurn > 0) focusHome()
  }, [focusTurn])
  const keepFocus = useFocusKeeper(focusHome)

  function onKeyDown(event: KeyboardEvent): void {
    // The shop's own shortcuts must not hear what is typed here: outside, the target looks like no input at all.
    event.stopPropagation()
    if (event.key === 'Escape' && !event.isComposing) onClose()
  }

  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-labelledby="title"
      tabIndex={-1}
      hidden={!isOpen}
      {...keepFocus}
      onKeyDown={onKeyDown}
      onKeyUp={event => event.stopPropagation()}
      onKeyPress={event => event.stopPropagation()}
      onDragOver={event => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setDropTarget(true)
      }}
      onDragLeave={event => {
        if (!panel.current!.contains(event.relatedTarget as Node | null)) setDropTarget(false)
      }}
      onDrop={event => {
        setDropTarget(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        ;[...event.dataTransfer!.files].forEach(pictures.add)
      }}
    >
      <Header onClose={onClose} />
      <LineBar />
      <Log />
      <p class="notice" role="alert">
        {chat.notice.value}
      </p>
      <Composer input={input} />
      {isDropTarget && <div class="drop">{phrases.drop}</div>}
    </div>
  )
}
