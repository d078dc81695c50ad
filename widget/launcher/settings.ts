import { type Colour, cssColour, groundOf, parseHex } from '../look/colour.ts'

export type WidgetLocale = 'zh-CN' | 'en'

/** What the shop's page says about the widget, by the `data-` attributes of the script tag. */
export interface Settings {
  /** Where the desk is: the origin of the script itself. */
  readonly origin: string
  readonly locale: WidgetLocale
  readonly theme: 'light' | 'dark' | 'auto'
  readonly brand: Colour
  readonly side: 'left' | 'right'
  /** Pixels from the side and from the bottom of the window. */
  readonly offset: readonly [x: number, y: number]
  readonly opensItself: boolean
  /** Where else a shopper finds help (`tel:`, `mailto:` or a page), shown when the chat can not be reached. */
  readonly help: string | null
}

const DEFAULT_BRAND: Colour = [20, 102, 255]

const pickLocale = (wish: string | undefined): WidgetLocale => (/^(zh|$)/i.test(wish ?? '') ? 'zh-CN' : 'en')

export function readSettings(script: HTMLScriptElement): Settings {
  const { brand, locale, offset = '', open, position = '', theme, help } = script.dataset
  const [x = 24, y = x] = (offset.match(/\d+/g) ?? []).map(Number)
  return {
    origin: new URL(script.src, location.href).origin,
    locale: pickLocale(locale || document.documentElement.lang || navigator.language),
    theme: theme === 'dark' || theme === 'light' ? theme : 'auto',
    brand: parseHex(brand) ?? DEFAULT_BRAND,
    side: /left/.test(position) ? 'left' : 'right',
    offset: [x, y],
    opensItself: open !== undefined && open !== 'false',
    help: help && /^(https?:|mailto:|tel:|\/)/i.test(help) ? help : null,
  }
}

/** Hands the settings to the style sheets. */
export function dress(host: HTMLElement, { brand, theme, side, offset }: Settings): void {
  host.dataset.theme = theme
  host.dataset.side = side
  const set = (name: string, value: string): void => host.style.setProperty(name, value)
  const { ground, text } = groundOf(brand)
  set('--sb-brand', cssColour(ground))
  set('--sb-on-brand', cssColour(text))
  set('--sb-x', `${offset[0]}px`)
  set('--sb-y', `${offset[1]}px`)
}
