import { describe, expect, it } from '@jest/globals'
import { checkPicture } from '../../../server/uploads/check-picture.ts'
import { commentSegment, exifSegment, pngChunk, pngSignature, tinyJpeg, tinyPng, tinyWebp } from './pictures.ts'

const place = 'GPS 31.2304N 121.4737E 上海市静安区'
const script = '<script>alert(1)</script>'
const gif = Buffer.from('GIF89a/*\0\0\0*/=1;alert(1)//', 'latin1')

describe('pictures of the three kinds', () => {
  it.each([
    ['image/png', tinyPng({ width: 3, height: 2 }), 3, 2],
    ['image/jpeg', tinyJpeg({ width: 5, height: 4 }), 5, 4],
    ['image/webp', tinyWebp({ width: 6, height: 7 }), 6, 7],
  ])('%s is told with its measures, and kept as it is', async (type, bytes, width, height) => {
    expect(await checkPicture(bytes)).toEqual({ type, width, height, bytes })
  })

  it('are accepted up to 40 megapixels', async () => {
    expect(await checkPicture(tinyPng({ claimed: { width: 8_000, height: 5_000 } }))).toMatchObject({ width: 8_000 })
  })
})

describe('what is refused', () => {
  const png = tinyPng()
  const jpeg = tinyJpeg()
  const webp = tinyWebp()

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0x89])],
    ['a PNG signature alone', pngSignature],
    ['GIF', gif],
    ['GIF and script in one', Buffer.concat([gif, Buffer.from(script)])],
    ['SVG', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)],
    [
      'SVG after an XML head',
      Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    ],
    ['HTML', Buffer.from(`<!doctype html>${script}`)],
    ['HTML that begins like nothing', Buffer.from(`\uFEFF   \n${script}`)],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a ZIP', Buffer.from('504b0304140000000000', 'hex')],
    ['BMP', Buffer.from('424d3a000000000000003600000028000000', 'hex')],
    ['TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['an icon', Buffer.from('00000100010010100000', 'hex')],
    ['a moving PNG', Buffer.concat([png.subarray(0, 33), pngChunk('acTL', Buffer.alloc(8)), png.subarray(33)])],
    ['a PNG that ends early', png.subarray(0, -12)],
    ['a PNG cut in a chunk', png.subarray(0, -20)],
    ['a PNG without pixels', Buffer.concat([png.subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
    ['a PNG with two headers', Buffer.concat([png.subarray(0, 33), png.subarray(8)])],
    [
      'a PNG whose chunk is longer than the file',
      Buffer.concat([png.subarray(0, 33), Buffer.from('7fffffff49444154', 'hex')]),
    ],
    ['a JPEG that ends early', jpeg.subarray(0, -2)],
    ['a JPEG of its head', jpeg.subarray(0, 20)],
    ['a JPEG start and nothing', Buffer.from('ffd8ff', 'hex')],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
    ['a WebP that ends early', webp.subarray(0, -4)],
    ['a moving WebP', tinyWebp({ flags: 0x02 })],
    ['a WebP without a frame', Buffer.concat([Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')])],
    ['a sound', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['a PNG one side too long', tinyPng({ claimed: { width: 12_001, height: 1 } })],
    ['a PNG bomb', tinyPng({ claimed: { width: 12_000, height: 12_000 } })],
    ['a PNG of four thousand million pixels a side', tinyPng({ claimed: { width: 0xffffffff, height: 0xffffffff } })],
    ['a PNG of no width', tinyPng({ claimed: { width: 0, height: 9 } })],
    ['a JPEG bomb', tinyJpeg({ width: 65_535, height: 65_535 })],
    ['a WebP bomb', tinyWebp({ width: 16_000, height: 16_000 })],
  ])('%s', async (_what, bytes) => {
    await expect(checkPicture(bytes)).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' })
  })
})

describe('what is left out of the copy that is kept', () => {
  it('PNG: texts, times and EXIF', async () => {
    const extra = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prIv'].map(name => pngChunk(name, Buffer.from(place)))
    const gamma = pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]))

    const { bytes } = await checkPicture(tinyPng({ extra: [...extra, gamma] }))

    expect(bytes).toEqual(tinyPng({ extra: [gamma] }))
  })

  it('JPEG: EXIF but for the way up, XMP, IPTC, comments', async () => {
    const xmp = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 2 + 29]), Buffer.from('http://ns.adobe.com/xap/1.0/\0')])
    const extra = [exifSegment(6, place), xmp, commentSegment(place)]

    const { bytes, width, height } = await checkPicture(tinyJpeg({ extra }))

    // Shown upright, it is as wide as it was stored high.
    expect([width, height]).toEqual([4, 5])
    expect(bytes.includes(place)).toBe(false)
    expect(bytes.includes('adobe')).toBe(false)
    const wayUpOnly = Buffer.from('ffe100224578696600004d4d002a0000000800010112000300000001000600000000000000', 'hex')
    expect(bytes).toEqual(tinyJpeg({ extra: [wayUpOnly.subarray(0, 36)] }))
  })

  it('JPEG: EXIF as a whole when the picture stands upright, or EXIF makes no sense', async () => {
    const nonsense = exifSegment(1, place)
    nonsense.writeUInt32LE(0xffffffff, 14)

    for (const segment of [exifSegment(1, place), exifSegment(99, place), nonsense]) {
      expect((await checkPicture(tinyJpeg({ extra: [segment] }))).bytes).toEqual(tinyJpeg())
    }
  })

  it('JPEG: the copy reads the same when it is cleaned again', async () => {
    const once = await checkPicture(tinyJpeg({ extra: [exifSegment(8, place)] }))

    expect(await checkPicture(once.bytes)).toEqual(once)
  })

  it('WebP: EXIF and XMP, with their flags', async () => {
    const extra: [string, Buffer][] = [
      ['EXIF', Buffer.from(place)],
      ['XMP ', Buffer.from(place)],
      ['ODD ', Buffer.from('odd')],
    ]

    const { bytes } = await checkPicture(tinyWebp({ flags: 0x08 | 0x04 | 0x20, extra }))

    expect(bytes).toEqual(tinyWebp({ flags: 0x20 }))
  })

  it.each([
    ['PNG', tinyPng()],
    ['JPEG', tinyJpeg()],
    ['WebP', tinyWebp()],
  ])('%s: whatever comes after the end', async (_kind, clean) => {
    const tail = Buffer.from(`<html>${script}</html>`)

    expect((await checkPicture(Buffer.concat([clean, tail]))).bytes).toEqual(clean)
  })
})

it('never throws anything but a refusal, whatever a byte is turned into', async () => {
  let seed = 20_261_122
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  const samples = [tinyPng(), tinyJpeg({ extra: [exifSegment(6, place)] }), tinyWebp({ flags: 8 })]

  for (let round = 0; round < 6_000; round += 1) {
    const bytes = Buffer.from(samples[round % 3] as Buffer)
    for (let n = 0; n <= random(3); n += 1) bytes[random(bytes.length)] = random(256)
    const cut = bytes.subarray(0, bytes.length - random(4) * random(10))

    const code = await checkPicture(cut).then(
      () => 'ok',
      error => error.code,
    )
    expect(['ok', 'UNSUPPORTED_MEDIA']).toContain(code)
  }
})
