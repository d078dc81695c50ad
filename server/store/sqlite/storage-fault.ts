import { DeskError } from '../../errors.ts'

/** An error of the disk or the file, not of the one who wrote; `null` for every other error. */
export function storageFault(error: unknown): DeskError | null {
  const code = codeOf(error)
  if (code === 'SQLITE_FULL')
    return new DeskError('STORE_FULL', 'The disk is full: nothing can be stored until there is room.', { cause: error })
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB|PERM)/.test(code))
    return new DeskError('STORE_READ_ONLY', `The database can not be written (${code}).`, { cause: error })
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return new DeskError('BUSY_TRY_AGAIN', `Another process holds the database (${code}).`, { cause: error })
  return null
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
