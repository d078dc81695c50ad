import type { Settings } from './settings.ts'
import { launcherWords } from './words.ts'

const SVG = 'http://www.w3.org/2000/svg'
const BUBBLE =
  'M12 3c5 0 9 3.4 9 7.8s-4 7.8-9 7.8c-.9 0-1.8-.1-2.6-.3L5 20.8l.6-3.9C4 15.5 3 13.2 3 10.8 3 6.4 7 3 12 3zM8 11h.01M12 11h.01M16 11h.01'

function picture(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', BUBBLE)
  svg.append(path)
  return svg
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  return element
}

export interface LauncherButton {
  readonly element: HTMLElement
  readonly button: HTMLButtonElement
  showUnread(count: number): void
  showTrouble(on: boolean): void
}

export function createLauncherButton({ locale, help }: Settings): LauncherButton {
  const words = launcherWords[locale]
  const element = make('section', 'launcher')
  element.setAttribute('aria-label', words.label)
  const button = make('button', 'launch')
  button.type = 'button'
  button.setAttribute('aria-haspopup', 'dialog')
  const word = make('span', 'word')
  word.textContent = words.chat
  const unread = make('span', 'unread')
  const trouble = make('div', 'trouble')
  trouble.setAttribute('role', 'alert')
  button.append(picture(), word, unread)
  element.append(button, trouble)

  return {
    element,
    button,
    showUnread(count) {
      unread.hidden = count < 1
      unread.textContent = count > 99 ? '99+' : String(count)
      button.setAttribute('aria-label', words.label + (count > 0 ? words.unread(count) : ''))
    },
    showTrouble(on) {
      trouble.textContent = on ? words.trouble : ''
      if (!on || !help) return
      const link = document.createElement('a')
      link.href = help
      link.textContent = words.help
      trouble.append(' ', link)
    },
  }
}
