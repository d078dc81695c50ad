import { DeskError } from '../errors.ts'

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

/** A picture that was walked through to its end. */
export interface CleanPicture {
  readonly type: PictureType
  /** Pixels, as it is shown. */
  readonly width: number
  readonly height: number
  /** Without places, times, comments, thumbnails, and without anything after its end. */
  readonly bytes: Buffer
}

const maxSide = 12_000
const maxPixels = 40_000_000

/** What a few bytes may unpack to is bounded. @throws DeskError UNSUPPORTED_MEDIA */
export function refuseHuge(width: number, height: number): void {
  if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > maxPixels) {
    throw unreadable('the picture is too large or empty: at most 12,000 pixels a side and 40 megapixels')
  }
}

export function unreadable(why: string): DeskError {
  return new DeskError('UNSUPPORTED_MEDIA', why)
}
