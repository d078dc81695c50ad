import type { Settings } from './settings.ts'

/** What the launcher gives to the chat that it has just loaded. */
export interface ChatHost {
  readonly root: ShadowRoot
  readonly settings: Settings
  addStyle(css: string): void
  showUnread(count: number): void
  /** The panel has closed; the launcher shows itself again and takes the focus if the shopper closed it. */
  hasClosed(takeFocus: boolean): void
}

export interface ChatPanel {
  /** `focus` only when the shopper asked for the chat: it never steals the focus. */
  open(focus: boolean): void
}

/** The one export of `widget/chat.js`, and of `widget/chat.en.js` in English. */
export interface ChatModule {
  mountChat(host: ChatHost): ChatPanel
}
