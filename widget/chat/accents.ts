import { type Colour, cssColour, mix, readable, WHITE } from '../look/colour.ts'

/** The lightest ground of the dark theme that text stands on, and its surface. */
const DARK_BUBBLE: Colour = [36, 43, 52]
const DARK_SURFACE: Colour = [27, 33, 41]
const LIGHT_GROUND: Colour = [247, 248, 250]
const BLACK: Colour = [0, 0, 0]

/** The brand colour as text and as a wash, for both themes: any colour that a shop chooses stays readable. */
export function accentsOf(brand: Colour): Record<string, string> {
  const light = mix(WHITE, brand, 0.1)
  const dark = mix(DARK_SURFACE, brand, 0.24)
  return {
    '--accent-on-light': cssColour(readable(brand, [light, LIGHT_GROUND], BLACK)),
    '--accent-on-dark': cssColour(readable(brand, [dark, DARK_BUBBLE], WHITE)),
    '--tint': cssColour(light),
    '--tint-dark': cssColour(dark),
  }
}
