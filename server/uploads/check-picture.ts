import { fileTypeFromBuffer } from 'file-type'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'
import { type CleanPicture, unreadable } from './picture.ts'

/**
 * Goes by the bytes alone; what the client calls them counts for nothing. Everything unknown is refused, SVG and HTML
 * among it.
 *
 * @throws DeskError UNSUPPORTED_MEDIA
 */
export async function checkPicture(bytes: Buffer): Promise<CleanPicture> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  switch (found?.mime) {
    case 'image/png':
      return cleanPng(bytes)
    case 'image/jpeg':
      return cleanJpeg(bytes)
    case 'image/webp':
      return cleanWebp(bytes)
    default:
      throw unreadable('only PNG, JPEG and WebP pictures are accepted')
  }
}
