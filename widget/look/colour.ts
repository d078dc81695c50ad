/** Red, green, blue, each 0–255. */
export type Colour = readonly [number, number, number]

export const WHITE: Colour = [255, 255, 255]
export const INK: Colour = [31, 41, 51]

/** `#rgb` or `#rrggbb`; anything else is refused, so that an attribute can not carry other CSS. */
export function parseHex(text: string | undefined): Colour | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text?.trim() ?? '')?.[1]
  if (!digits) return null
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = Number.parseInt(long, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

export const cssColour = ([r, g, b]: Colour): string => `rgb(${r},${g},${b})`

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map(part => {
    const c = part / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2 contrast, 1–21. */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/**
 * The shop's colour as a ground, and the text on it (AA). A light colour carries ink; on any other the text is white,
 * for which a middling one, like most reds, is darkened a little.
 */
export function groundOf(brand: Colour): { ground: Colour; text: Colour } {
  if (luminance(brand) > 0.3) return { ground: brand, text: INK }
  let ground = brand
  while (luminance(ground) > 0.18) ground = ground.map(part => Math.floor(part * 0.98)) as unknown as Colour
  return { ground, text: WHITE }
}

/** `a` with a `share` of `b` in it. */
export const mix = (a: Colour, b: Colour, share: number): Colour =>
  a.map((part, i) => Math.round(part + (b[i]! - part) * share)) as unknown as Colour

/** `colour`, moved towards `towards` just far enough to be read on all `backgrounds` (AA, 4.5 : 1). */
export function readable(colour: Colour, backgrounds: readonly Colour[], towards: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, towards, share)
    if (backgrounds.every(background => contrast(mixed, background) >= 4.6)) return mixed
  }
  return towards
}
