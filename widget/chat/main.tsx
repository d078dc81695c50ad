import { render } from 'preact'
import { onShelfChange, openBrowserShelf } from '../delivery/browser-shelf.ts'
import { openPictureShelf } from '../delivery/picture-shelf.ts'
import type { ChatHost, ChatPanel } from '../launcher/door.ts'
import { en } from '../text/en.ts'
import { createTimes } from '../text/times.ts'
import { zhCN } from '../text/zh-cn.ts'
import { accentsOf } from './accents.ts'
import { createAttention } from './attention.ts'
import { prepareBeep } from './beep.ts'
import { watch } from './cell.ts'
import { createChat } from './chat.ts'
import { provideDesk } from './desk.ts'
import { createFeedback } from './feedback.ts'
import { watchNetwork } from './network-watch.ts'
import { Panel } from './panel.tsx'
import { createPictures } from './pictures.ts'
import { chatCss } from './style/chat-css.ts'

/** Which of the two bundles this is: each carries one language. */
declare const IS_ENGLISH: boolean

/** The door of `widget/chat.js` and `widget/chat.en.js`: builds every part once. */
export function mountChat({ root, settings, addStyle, showUnread, hasClosed }: ChatHost): ChatPanel {
  const { origin, locale } = settings
  const phrases = IS_ENGLISH ? en : zhCN
  const shelf = openBrowserShelf(origin)
  const chat = createChat(settings, phrases, shelf)
  const attention = createAttention(chat, shelf, showUnread)
  provideDesk({
    chat,
    attention,
    phrases,
    pictures: createPictures(chat, origin, openPictureShelf(origin)),
    feedback: createFeedback(chat, shelf),
    times: createTimes(locale, phrases),
  })
  addStyle(chatCss)
  const place = document.createElement('div')
  place.className = 'chat'
  place.lang = locale
  for (const [name, value] of Object.entries(accentsOf(settings.brand))) place.style.setProperty(name, value)
  root.append(place)
  watchNetwork(chat, changed => onShelfChange(origin, changed))

  let focusTurn = 0
  function draw(): void {
    render(<Panel onClose={close} focusTurn={focusTurn} />, place)
  }
  function close(): void {
    attention.isOpen.value = false
    hasClosed(true)
  }

  watch(draw)
  return {
    open(focus) {
      attention.isOpen.value = true
      chat.connect()
      if (focus) {
        focusTurn++
        prepareBeep()
      }
      draw()
    },
  }
}
