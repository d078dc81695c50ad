/** A refusal as MongoDB tells it: its code is what drivers and adapters look at. */
export class CommandError extends Error {
  override name = 'CommandError'
  constructor(
    readonly code: number,
    message: string,
    /** More fields of the reply, such as `keyPattern`. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

export const badValue = (message: string) => new CommandError(2, message)
export const failedToParse = (message: string) => new CommandError(9, message)
export const typeMismatch = (message: string) => new CommandError(14, message)

const CODE_NAMES: Readonly<Record<number, string>> = {
  ...{ 1: 'InternalError', 2: 'BadValue', 9: 'FailedToParse', 14: 'TypeMismatch', 20: 'IllegalOperation' },
  ...{ 26: 'NamespaceNotFound', 28: 'PathNotViable', 40: 'ConflictingUpdateOperators', 43: 'CursorNotFound' },
  ...{ 48: 'NamespaceExists', 59: 'CommandNotFound', 66: 'ImmutableField', 67: 'CannotCreateIndex' },
  ...{ 73: 'InvalidNamespace', 85: 'IndexOptionsConflict', 86: 'IndexKeySpecsConflict', 91: 'ShutdownInProgress' },
  ...{
    171: 'CannotIndexParallelArrays',
    189: 'PrimarySteppedDown',
    225: 'TransactionTooOld',
    291: 'NoQueryExecutionPlans',
  },
  ...{ 10107: 'NotWritablePrimary', 11000: 'DuplicateKey', 11600: 'InterruptedAtShutdown', 12501: 'NoSpace' },
}

export function codeNameOf(code: number): string {
  return CODE_NAMES[code] ?? `Location${code}`
}
