import type { PictureType } from './picture.ts'

const endings: Record<PictureType, string> = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp' }
/** UTF-16 code units, ending included. */
const maxLength = 120

/**
 * What people see as the name of a picture. Only a label: no folders, nothing invisible or that turns the direction
 * of text, and the ending of what it truly is.
 */
export function pictureName(given: string | undefined, type: PictureType): string {
  const ending = endings[type]
  const lastPart = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = lastPart
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
  const stem = visible.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^[\s.]+|[\s.]+$/g, '')
  return `${shortened(stem, maxLength - ending.length) || 'picture'}${ending}`
}

/** Never cuts a character of two code units in half. */
function shortened(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()
}
