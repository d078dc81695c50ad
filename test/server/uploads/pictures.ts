import { crc32, deflateSync } from './png-parts.ts'

/** One chunk of a PNG with its checksum. */
export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

export const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

interface PngPicture {
  readonly width?: number
  readonly height?: number
  readonly extra?: readonly Buffer[]
  readonly claimed?: { readonly width: number; readonly height: number }
}

/** A grey PNG; `extra` chunks come before the pixels. `claimed` writes other measures into the header. */
export function tinyPng(picture: PngPicture = {}): Buffer {
  const { width = 3, height = 2, extra = [] } = picture
  const claimed = picture.claimed ?? { width, height }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(claimed.width, 0)
  header.writeUInt32BE(claimed.height, 4)
  header.writeUInt8(8, 8)
  const rows = Buffer.alloc((width + 1) * height)
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** The bones of a JPEG: headers and a scan that no decoder would enjoy, but in the right order. */
export function tinyJpeg({ width = 5, height = 4, extra = [] as Buffer[] } = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...extra,
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** EXIF of a telephone: which way up, and a place. */
export function exifSegment(orientation: number, place: string): Buffer {
  const tiff = Buffer.from('49492a0008000000', 'hex')
  const entry = Buffer.from('010012010300010000000000000000000000', 'hex')
  entry.writeUInt16LE(orientation, 10)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, entry, Buffer.from(place)]))
}

export const commentSegment = (text: string) => segment(0xfe, Buffer.from(text))

function riffChunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** A lossless WebP of the extended kind. */
export function tinyWebp({ width = 6, height = 7, flags = 0, extra = [] as [string, Buffer][] } = {}): Buffer {
  const wide = Buffer.alloc(10)
  wide.writeUInt8(flags, 0)
  wide.writeUIntLE(width - 1, 4, 3)
  wide.writeUIntLE(height - 1, 7, 3)
  const pixels = Buffer.alloc(9)
  pixels.writeUInt8(0x2f, 0)
  pixels.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riffChunk('VP8X', wide),
    riffChunk('VP8L', pixels),
    ...extra.map(([name, data]) => riffChunk(name, data)),
  ])
  return riffChunk('RIFF', body)
}
