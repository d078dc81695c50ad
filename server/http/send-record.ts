import type { Response } from 'express'
import type { SavedRecord } from '../../protocol/shopper.ts'

/** Always as a file: what shoppers write is never shown as a page of this site. */
export function sendRecord(response: Response, { html, text, name }: SavedRecord, format: 'html' | 'text'): void {
  const file = `${name}.${format === 'html' ? 'html' : 'txt'}`
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="record.${format === 'html' ? 'html' : 'txt'}"; filename*=UTF-8''${encodeURIComponent(file)}`,
  )
  response.setHeader('Cache-Control', 'no-store')
  response
    .type(format === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8')
    .send(format === 'html' ? html : text)
}
