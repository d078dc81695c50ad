import { type CleanPicture, refuseHuge, unreadable } from './picture.ts'

const riffBytes = 12
const chunkHeadBytes = 8
/** Flags of the extended header. */
const animated = 0x02
const exifAndXmp = 0x08 | 0x04

const kept = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'])

/** @throws DeskError UNSUPPORTED_MEDIA when it does not hold together, ends early, or moves. */
export function cleanWebp(bytes: Buffer): CleanPicture {
  const limit = Math.min(bytes.length, chunkHeadBytes + (bytes.length >= riffBytes ? bytes.readUInt32LE(4) : 0))
  const parts: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let hasFrame = false
  for (let at = riffBytes; at + chunkHeadBytes <= limit; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const dataAt = at + chunkHeadBytes
    const end = dataAt + length + (length % 2)
    if (dataAt + length > limit) throw unreadable('the WebP ends early')
    if (kept.has(name)) {
      const chunk = Buffer.from(bytes.subarray(at, Math.min(end, limit)))
      const found = sizeIn(name, chunk.subarray(chunkHeadBytes))
      if (found !== null) refuseHuge(found.width, found.height)
      size ??= found
      hasFrame ||= name === 'VP8 ' || name === 'VP8L'
      if (name === 'VP8X') chunk[chunkHeadBytes] = (chunk[chunkHeadBytes] as number) & ~exifAndXmp
      parts.push(chunk, Buffer.alloc(end - Math.min(end, limit)))
    }
    at = end
  }
  if (size === null || !hasFrame) throw unreadable('not a sound WebP')
  return { type: 'image/webp', ...size, bytes: inRiff(parts) }
}

function sizeIn(name: string, data: Buffer): { width: number; height: number } | null {
  if (name === 'VP8X') {
    if (data.length < 10) throw unreadable('not a sound WebP')
    if (((data[0] as number) & animated) !== 0) throw unreadable('moving pictures are not accepted')
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  }
  if (name === 'VP8 ') {
    if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) throw unreadable('not a sound WebP')
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  }
  if (name === 'VP8L') {
    if (data.length < 5 || data[0] !== 0x2f) throw unreadable('not a sound WebP')
    const packed = data.readUInt32LE(1)
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  return null
}

function inRiff(parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
