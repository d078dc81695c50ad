import { Button, Input, Segmented } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Locale } from '../../protocol/message.ts'
import type { CannedReply } from '../../protocol/people.ts'
import { useToast } from '../app/use-toast.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { nextBlank } from './blanks.ts'
import { CannedPanel } from './canned-panel.tsx'
import { useCannedMenu } from './use-canned-menu.ts'
import { useDraft } from './use-draft.ts'
import { useTextField } from './use-text-field.ts'

const LONGEST = 4_000

interface Props {
  readonly conversationId: string
  readonly locale: Locale
}

export function Editor({ conversationId, locale }: Props) {
  const words = useWords()
  const toast = useToast()
  const { desk, composer } = useWorkspace()
  const [draft, change] = useDraft(conversationId)
  const field = useTextField(text => change({ text }))
  const isNote = draft.mode === 'note'
  const menu = useCannedMenu(isNote ? '' : draft.text, locale)
  const listId = useId()
  const [isBusy, setBusy] = useState(false)
  const isComposing = useRef(false)

  const tooLong = draft.text.length - LONGEST
  const canSend = draft.text.trim() !== '' && tooLong <= 0 && !menu.isOpen

  useEffect(() => {
    composer.current = {
      focus: field.focus,
      insert(text) {
        const kept = draft.text.startsWith('/') ? '' : draft.text.trimEnd()
        field.write(kept ? `${kept}\n${text}` : text, kept.length)
        change({ mode: 'reply' })
      },
      openCanned() {
        if (draft.text === '') field.write('/', 1)
        else field.focus()
      },
    }
    return () => {
      composer.current = null
    }
  }, [composer, field, draft.text, change])

  useEffect(() => () => desk.tellTyping(conversationId, false), [desk, conversationId])

  function take(reply: CannedReply) {
    menu.dismiss()
    field.write(reply.text, 0)
  }

  function type(text: string) {
    change({ text })
    menu.reopen(text)
    if (!isNote) desk.tellTyping(conversationId, text.trim() !== '' && !text.startsWith('/'))
  }

  async function send(andClose: boolean) {
    const text = draft.text.trim()
    if (!canSend || isBusy) return
    if (isNote) return addNote(text)
    const blank = nextBlank(text)
    if (blank) {
      toast.warn(words.composer.blankLeft(blank.label))
      field.selectBlank(draft.text, 0)
      return
    }
    change({ text: '' })
    desk.tellTyping(conversationId, false)
    if (!andClose) return void desk.send(conversationId, text)
    toast.outcome(await desk.sendAndClose(conversationId, text), words.actions.closed)
  }

  async function addNote(text: string) {
    setBusy(true)
    const outcome = await desk.addNote(conversationId, text)
    setBusy(false)
    if (outcome.ok) change({ text: '', mode: 'reply' })
    else toast.outcome(outcome, '')
    field.focus()
  }

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isComposing.current || event.nativeEvent.isComposing || event.keyCode === 229) return
    if (menu.onKey(event, take)) return event.preventDefault()
    if (event.key === 'Tab' && !event.shiftKey && field.selectBlank(draft.text, event.currentTarget.selectionEnd))
      return event.preventDefault()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    void send(event.ctrlKey || event.metaKey)
  }

  return (
    <footer className={`composer ${isNote ? 'is-note' : ''}`}>
      {menu.isOpen && <CannedPanel id={listId} menu={menu} take={take} />}
      <div className="composer-top">
        <Segmented
          size="small"
          value={draft.mode}
          onChange={mode => {
            change({ mode })
            field.focus()
          }}
          options={[
            { value: 'reply' as const, label: words.composer.replyMode },
            { value: 'note' as const, label: words.composer.noteMode },
          ]}
        />
        {!isNote && (
          <Button size="small" type="text" onClick={() => composer.current?.openCanned()}>
            / {words.composer.canned}
          </Button>
        )}
      </div>
      <Input.TextArea
        ref={field.ref}
        variant="borderless"
        autoSize={{ minRows: 2, maxRows: 9 }}
        aria-label={isNote ? words.side.noteLabel : words.composer.label}
        placeholder={isNote ? words.composer.notePlaceholder : words.composer.placeholder}
        value={draft.text}
        onChange={event => type(event.target.value)}
        onKeyDown={onKey}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={() => {
          isComposing.current = false
        }}
        {...(menu.isOpen
          ? {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': listId,
              'aria-activedescendant': `${listId}-${menu.at}`,
            }
          : {})}
      />
      <div className="composer-foot">
        <span
          className={`composer-hint one-line ${tooLong > 0 ? 'is-bad' : ''}`}
          role={tooLong > 0 ? 'alert' : undefined}
        >
          {tooLong > 0 ? words.composer.tooLong(tooLong) : isNote ? words.composer.noteHint : words.composer.hint}
        </span>
        {!isNote && (
          <Button disabled={!canSend} onClick={() => send(true)}>
            {words.composer.sendAndClose}
          </Button>
        )}
        <Button type="primary" disabled={!canSend} loading={isBusy} onClick={() => send(false)}>
          {isNote ? words.composer.addNote : words.composer.send}
        </Button>
      </div>
    </footer>
  )
}
