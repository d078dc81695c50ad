import type { Response } from 'express'

const typeOf = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Always saved, never shown: what is in the cells was typed by people. */
export function sendTable(
  response: Response,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  format: keyof typeof typeOf,
): void {
  response
    .status(200)
    .set({
      'Content-Type': typeOf[format],
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
    })
    .end(bytes)
}
