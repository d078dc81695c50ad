import { adoptStyle } from './adopt-style.ts'
import { createLauncherButton } from './button.ts'
import type { ChatModule, ChatPanel } from './door.ts'
import css from './launcher.css?inline'
import { dress, readSettings } from './settings.ts'

const TAG = 'switchboard-chat'
/** An element of the shop's own page that carries this attribute opens the chat. */
const OPENER = '[data-switchboard-open]'

function rememberedUnread(origin: string): number {
  try {
    return Number(localStorage.getItem(`switchboard:${origin}:unread`)) || 0
  } catch {
    return 0
  }
}

function start(script: HTMLScriptElement): void {
  if (document.querySelector(TAG)) return
  const settings = readSettings(script)
  const host = document.createElement(TAG)
  dress(host, settings)
  const root = host.attachShadow({ mode: 'open' })
  adoptStyle(root, css)
  const { element, button, showUnread, showTrouble } = createLauncherButton(settings)
  showUnread(rememberedUnread(settings.origin))
  root.append(element)
  document.body.append(host)

  let panel: ChatPanel | undefined
  let attempts = 0

  async function load(): Promise<ChatPanel> {
    // Browsers may remember a module that failed to load; another address is another try.
    const again = attempts++ ? `?try=${attempts}` : ''
    const chat: ChatModule = await import(
      /* @vite-ignore */ `${settings.origin}/widget/chat${settings.locale === 'en' ? '.en' : ''}.js${again}`
    )
    return chat.mountChat({
      root,
      settings,
      addStyle: css => adoptStyle(root, css),
      showUnread,
      hasClosed(takeFocus) {
        element.hidden = false
        if (takeFocus) button.focus()
      },
    })
  }

  async function open(focus: boolean): Promise<void> {
    if (button.ariaBusy === 'true') return
    button.ariaBusy = 'true'
    showTrouble(false)
    try {
      panel ??= await load()
      element.hidden = true
      panel.open(focus)
    } catch {
      showTrouble(true)
    } finally {
      button.ariaBusy = 'false'
    }
  }

  button.addEventListener('click', () => open(true))
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element) || !event.target.closest(OPENER)) return
    event.preventDefault()
    open(true)
  })
  if (settings.opensItself) open(false)
}

const own = (document.currentScript ?? document.querySelector('script[src*="/widget.js"]')) as HTMLScriptElement | null
if (own) {
  if (document.body) start(own)
  else addEventListener('DOMContentLoaded', () => start(own))
}
