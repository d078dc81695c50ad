import { DeskError } from '../../errors.ts'

const NO_ROOM = new Set([12_501, 14_031])
const MAY_NOT_WRITE = new Set([13, 18, 371, 8000])
/** Elections, members that stop, and answers that did not come in time. */
const PASSING = new Set([6, 7, 24, 64, 89, 91, 112, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436])
const OF_THE_NETWORK = new Set([
  ...['MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoPoolClearedError', 'MongoWriteConcernError'],
  ...['PoolClearedOnNetworkError', 'MongoPoolClearedOnNetworkError', 'MongoOperationTimeoutError'],
])
/** There was no server for as long as the driver waits for one: trying again at once would only wait again. */
const NOBODY_THERE = new Set(['MongoServerSelectionError', 'MongooseServerSelectionError', 'MongoNotConnectedError'])

/** Whether the same, tried again a moment later, may well succeed. What it did may have been done already. */
export function isPassing(error: unknown): boolean {
  const { name, code, labels } = look(error)
  return OF_THE_NETWORK.has(name) || PASSING.has(code) || labels.includes('RetryableWriteError')
}

/** An error of the database or the way to it, not of the one who wrote; `null` for every other error. */
export function storageFault(error: unknown): DeskError | null {
  const { name, code } = look(error)
  if (NO_ROOM.has(code))
    return new DeskError('STORE_FULL', 'The database is full: nothing can be stored until there is room.', {
      cause: error,
    })
  if (MAY_NOT_WRITE.has(code))
    return new DeskError('STORE_READ_ONLY', `The database refuses to be written (code ${code}).`, { cause: error })
  if (NOBODY_THERE.has(name) || isPassing(error))
    return new DeskError('STORE_READ_ONLY', 'The database can not be reached, or has no primary member.', {
      cause: error,
    })
  return null
}

export function isDuplicate(error: unknown): boolean {
  return look(error).code === 11_000
}

function look(told: unknown): { name: string; code: number; labels: readonly string[] } {
  const error = unwrapped(told)
  if (typeof error !== 'object' || error === null) return { name: '', code: 0, labels: [] }
  const name = 'name' in error ? String(error.name) : ''
  const code = 'code' in error && typeof error.code === 'number' ? error.code : 0
  const labels = 'errorLabels' in error && Array.isArray(error.errorLabels) ? (error.errorLabels as string[]) : []
  return { name, code, labels }
}

/** For a list of writes the driver tells its own troubles, such as a broken connection, in an error of another name. */
function unwrapped(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('errorResponse' in error)) return error
  return error.errorResponse instanceof Error ? error.errorResponse : error
}
