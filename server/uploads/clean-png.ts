import { type CleanPicture, refuseHuge, unreadable } from './picture.ts'

const signatureBytes = 8
/** Length, name and checksum around the data of each chunk. */
const frameBytes = 12

/** What a picture needs to look right. Texts, times and EXIF are not among it. */
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'pHYs',
  'bKGD',
])

/** @throws DeskError UNSUPPORTED_MEDIA when it does not hold together, or ends early. */
export function cleanPng(bytes: Buffer): CleanPicture {
  const parts = [bytes.subarray(0, signatureBytes)]
  let width = 0
  let height = 0
  let hasData = false
  for (let at = signatureBytes; at + frameBytes <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + frameBytes + length
    if (end > bytes.length) break
    if ((at === signatureBytes) !== (name === 'IHDR')) throw unreadable('not a sound PNG')
    if (name === 'IHDR') {
      if (length !== 13) throw unreadable('not a sound PNG')
      width = bytes.readUInt32BE(at + 8)
      height = bytes.readUInt32BE(at + 12)
      refuseHuge(width, height)
    }
    if (name === 'IDAT') hasData = true
    if (kept.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND' && hasData) return { type: 'image/png', width, height, bytes: Buffer.concat(parts) }
    at = end
  }
  throw unreadable('the PNG ends early')
}
