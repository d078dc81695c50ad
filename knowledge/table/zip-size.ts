import { say } from '../lint/sentences.ts'
import { TableFaultError } from './table-fault-error.ts'

const END_RECORD = 0x06054b50
const FILE_RECORD = 0x02014b50
const MOST_BYTES = 100 * 1024 * 1024
const MOST_FILES = 2_000
/** Deflate makes no more than this of a byte, so a larger claim is a lie, for which room would be made all the same. */
const MOST_OF_A_BYTE = 1_032

/**
 * Looks at the list of contents before anything is unpacked: a small file can unpack to more than the memory holds.
 *
 * @throws TableFaultError when it is no zip archive, claims more than its bytes can hold, or would unpack to more than 100 MB.
 */
export function refuseLargeZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== END_RECORD) end--
  if (end < 0) throw new TableFaultError(say('TABLE_XLSX_DAMAGED', {}))
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  let isTrue = true
  for (let file = 0; file < count; file++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== FILE_RECORD)
      throw new TableFaultError(say('TABLE_XLSX_DAMAGED', {}))
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    total += unpacked
    if (packed > bytes.byteLength || unpacked > packed * MOST_OF_A_BYTE) isTrue = false
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (count > MOST_FILES || total > MOST_BYTES)
    throw new TableFaultError(say('TABLE_XLSX_LARGE', { most: MOST_BYTES / (1024 * 1024) }))
  if (!isTrue) throw new TableFaultError(say('TABLE_XLSX_DAMAGED', {}))
}
