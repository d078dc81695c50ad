import { type Colour, cssColour, readable, WHITE } from '../look/colour.ts'

const DARK_SURFACE: Colour = [36, 43, 52]
const LIGHT_SURFACE: Colour = [238, 243, 250]
const BLACK: Colour = [0, 0, 0]

/** The brand colour as text, for both themes: any colour that a shop chooses stays readable. */
export function accentsOf(brand: Colour): Record<string, string> {
  return {
    '--accent-on-light': cssColour(readable(brand, LIGHT_SURFACE, BLACK)),
    '--accent-on-dark': cssColour(readable(brand, DARK_SURFACE, WHITE)),
    '--tint': `rgba(${brand.join()},.1)`,
    '--tint-dark': `rgba(${brand.join()},.24)`,
  }
}
