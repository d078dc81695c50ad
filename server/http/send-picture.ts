import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { OpenPicture } from '../uploads/uploads.ts'

/** Whatever the bytes are, a browser may show them as the checked kind of picture and do nothing else with them. */
export async function sendPicture(response: Response, { row, bytes }: OpenPicture): Promise<void> {
  response.status(200).set({
    'Content-Type': row.type,
    'Content-Length': String(row.size),
    'Content-Disposition': `inline; filename*=UTF-8''${rfc5987(row.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'private, no-store',
  })
  await pipeline(bytes, response).catch(error => {
    // Readers go away in the middle all the time.
    if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

function rfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
