import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from './desk.ts'
import { IconButton } from './icon-button.tsx'
import { PlusIcon, SendIcon } from './icons.tsx'
import { PICTURE_TYPES } from './pictures.ts'
import { SUGGESTIONS_ID, Suggestions, suggestionId } from './suggestions.tsx'
import { type Suggestion, useTypeahead } from './use-typeahead.ts'
import { useTyping } from './use-typing.ts'

/** While an input method composes, Enter accepts its candidate; 229 is what Safari says after the composition's end. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

export function Composer({ input }: { input: RefObject<HTMLTextAreaElement | null> }) {
  const { chat, pictures, phrases } = useDesk()
  const [text, setText] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const typeahead = useTypeahead()
  const typing = useTyping()
  const status = chat.status.value?.status
  const hasList = typeahead.found.length > 0

  useLayoutEffect(() => {
    const field = input.current!
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }, [text])

  function write(value: string): void {
    setText(value)
    typeahead.ask(value)
    if (value) typing.note()
  }
  function clear(): void {
    setText('')
    typeahead.clear()
    typing.stop()
    input.current!.focus()
  }
  function send(): void {
    const written = text.trim()
    if (!written) return
    chat.post({ text: written })
    clear()
  }
  function pick({ id, title }: Suggestion): void {
    chat.post({ choice: id, label: title })
    clear()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return
    const chosen = typeahead.found[typeahead.active]
    if (typeahead.move(event.key)) event.preventDefault()
    else if (event.key === 'Escape' && hasList) {
      typeahead.clear()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (chosen) pick(chosen)
      else send()
    }
  }
  function onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
    if (files.length > 0) event.preventDefault()
    files.forEach(pictures.add)
  }

  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <Suggestions found={typeahead.found} active={typeahead.active} onPick={pick} />
      <input
        ref={file}
        type="file"
        accept={PICTURE_TYPES.join()}
        hidden
        multiple
        onChange={event => {
          ;[...(event.currentTarget.files ?? [])].forEach(pictures.add)
          event.currentTarget.value = ''
        }}
      />
      <IconButton label={phrases.attach} onClick={() => file.current!.click()}>
        <PlusIcon />
      </IconButton>
      <textarea
        ref={input}
        rows={1}
        maxLength={4000}
        dir="auto"
        enterkeyhint="send"
        value={text}
        placeholder={status === 'offline' ? phrases.offlinePlaceholder : phrases.placeholder}
        aria-label={phrases.input}
        aria-autocomplete="list"
        aria-controls={hasList ? SUGGESTIONS_ID : undefined}
        aria-activedescendant={typeahead.active >= 0 ? suggestionId(typeahead.active) : undefined}
        onInput={event => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <button type="submit" class="primary send" disabled={!text.trim()}>
        <SendIcon />
        {phrases.send}
      </button>
    </form>
  )
}
