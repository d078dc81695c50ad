import { jpegOrientation, orientationSegment } from './jpeg-orientation.ts'
import { type CleanPicture, refuseHuge, unreadable } from './picture.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const exif = 0xe1

/** @throws DeskError UNSUPPORTED_MEDIA when it does not hold together, or ends early. */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  if (bytes.length < 4 || bytes[1] !== startOfImage) throw unreadable('not a sound JPEG')
  const parts = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let hasScan = false
  let orientation = 1
  let at = 2
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage && size !== null && hasScan) {
      parts.push(bytes.subarray(at, at + 2))
      const { width, height } = liesOnItsSide(orientation) ? { width: size.height, height: size.width } : size
      return { type: 'image/jpeg', width, height, bytes: Buffer.concat(parts) }
    }
    const end = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Number.POSITIVE_INFINITY
    if (end > bytes.length || end < at + 4) break
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (segment.length < 9) break
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
      refuseHuge(size.width, size.height)
    }
    if (isKept(marker, segment)) parts.push(segment)
    else if (marker === exif) {
      // Of EXIF only which way up stays, else photographs from telephones would lie on their side.
      const found = jpegOrientation(segment) ?? 1
      if (found !== 1 && orientation === 1) {
        orientation = found
        parts.push(orientationSegment(found))
      }
    }
    at = end
    if (marker === startOfScan) {
      hasScan = true
      const next = endOfScan(bytes, at)
      parts.push(bytes.subarray(at, next))
      at = next
    }
  }
  throw unreadable('the JPEG ends early')
}

/** Start of frame: C0–CF but for tables (C4), a reserved one (C8) and arithmetic coding conditions (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Tables, frames and scans; of the applications' segments only JFIF, colour profiles and Adobe's colour model. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE'
  if (marker === 0xe0) return segment.toString('latin1', 4, 8) === 'JFIF'
  if (marker === 0xee) return segment.toString('latin1', 4, 9) === 'Adobe'
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf)
}

const liesOnItsSide = (orientation: number) => orientation >= 5

/** Where the next marker begins that is neither a stuffed FF00 nor a restart (D0–D7). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] as number
    if (marker !== 0x00 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at
  }
  throw unreadable('the JPEG ends early')
}
