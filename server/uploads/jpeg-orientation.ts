const tiffAt = 10
const orientationTag = 0x0112

/** 1–8 as EXIF counts the ways a picture can lie; `null` when an APP1 segment does not say. */
export function jpegOrientation(segment: Buffer): number | null {
  if (segment.length < tiffAt + 8 || segment.toString('latin1', 4, tiffAt) !== 'Exif\0\0') return null
  const order = segment.toString('latin1', tiffAt, tiffAt + 2)
  if (order !== 'II' && order !== 'MM') return null
  const short = (at: number) => (order === 'II' ? segment.readUInt16LE(at) : segment.readUInt16BE(at))
  const long = (at: number) => (order === 'II' ? segment.readUInt32LE(at) : segment.readUInt32BE(at))

  const directory = tiffAt + long(tiffAt + 4)
  if (directory + 2 > segment.length) return null
  const count = Math.min(short(directory), 200)
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= segment.length; entry += 12) {
    if (short(entry) !== orientationTag) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An APP1 segment that says nothing but the orientation. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.from('ffe10000457869660000', 'hex')
  head.writeUInt16BE(head.length - 2 + tiff.length, 2)
  return Buffer.concat([head, tiff])
}
