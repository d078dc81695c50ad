/** Every colour of the console, in both lights. Text pairs pass WCAG AA on `surface` and on `ground`. */
export interface Palette {
  readonly ground: string
  readonly surface: string
  readonly raised: string
  readonly hover: string
  readonly line: string
  readonly lineStrong: string
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  readonly brand: string
  /** Brand as text, also on `brandTint`. */
  readonly brandInk: string
  readonly brandTint: string
  readonly warn: string
  readonly warnTint: string
  readonly danger: string
  readonly dangerTint: string
  readonly good: string
  readonly goodTint: string
  readonly noteInk: string
  readonly noteTint: string
  readonly noteLine: string
  readonly bubbleShopper: string
  readonly bubbleBot: string
  readonly bubbleAgent: string
}

export const light: Palette = {
  ground: '#f7f8fa',
  surface: '#ffffff',
  raised: '#ffffff',
  hover: '#f1f3f6',
  line: '#e4e7eb',
  lineStrong: '#cbd2d9',
  ink: '#1f2933',
  inkSoft: '#4a5763',
  inkFaint: '#5f6b78',
  brand: '#1466ff',
  brandInk: '#0f52d1',
  brandTint: '#e9f0ff',
  warn: '#8f4a04',
  warnTint: '#fdf1e3',
  danger: '#b81f27',
  dangerTint: '#fdecec',
  good: '#0b6b49',
  goodTint: '#e5f5ee',
  noteInk: '#5c4708',
  noteTint: '#fff8e0',
  noteLine: '#f0dfa3',
  bubbleShopper: '#f1f3f6',
  bubbleBot: '#f3f1fb',
  bubbleAgent: '#e4edff',
}

export const dark: Palette = {
  ground: '#0f1318',
  surface: '#161b22',
  raised: '#1d232c',
  hover: '#212833',
  line: '#29313c',
  lineStrong: '#3b4653',
  ink: '#e6eaf0',
  inkSoft: '#b6bfca',
  inkFaint: '#95a1af',
  brand: '#2f74ff',
  brandInk: '#82adff',
  brandTint: '#16284c',
  warn: '#f0ad5b',
  warnTint: '#35260f',
  danger: '#ff8c8f',
  dangerTint: '#3c1a1d',
  good: '#5acb9b',
  goodTint: '#10301f',
  noteInk: '#efd998',
  noteTint: '#2b2613',
  noteLine: '#51471f',
  bubbleShopper: '#232a34',
  bubbleBot: '#252338',
  bubbleAgent: '#1a2f59',
}

/** `--sb-ink-soft` for `inkSoft`, and so on: what the style sheets use. */
export function paint(root: HTMLElement, palette: Palette) {
  for (const [name, colour] of Object.entries(palette))
    root.style.setProperty(`--sb-${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`, colour)
}
