import type { Chat } from './chat.ts'

/** The browser often knows before the socket does. It is also often wrong, so the line goes on dialling by itself. */
export function watchNetwork(
  { isOnline, redial, hangUp, showDrafts }: Chat,
  onShelf: (changed: () => void) => void,
): void {
  const redialIfLost = (): void => {
    if (!isOnline() && document.visibilityState === 'visible') redial()
  }
  addEventListener('online', redial)
  addEventListener('offline', hangUp)
  addEventListener('pageshow', redialIfLost)
  document.addEventListener('visibilitychange', redialIfLost)
  onShelf(showDrafts)
}
