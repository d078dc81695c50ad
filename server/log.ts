import { type DestinationStream, type Logger, destination as openDestination, pino, stdTimeFunctions } from 'pino'
import type { LogLevel } from './config.ts'
import { scrub } from './log-scrub.ts'

export type Log = Logger

/**
 * JSON lines, times in UTC. The rule for callers is: ids only, never what people wrote. `scrub` is the second net.
 *
 * @param destination where the lines go; standard output when it is not given.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      // Errors are plain and clean by then.
      serializers: { err: error => error },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[]
          const fields = isError(first) ? { err: first } : first
          method.apply(this, [fields, ...rest].map(scrub) as unknown as typeof args)
        },
      },
    },
    destination ?? openDestination(1),
  )
  // The type of `child` is made for custom levels, of which there are none. Loggers inherit from their parents.
  type Child = (this: Log, bindings: pino.Bindings, options?: pino.ChildLoggerOptions) => Log
  const child = log.child as unknown as Child
  const scrubbed: Child = function (bindings, options) {
    return child.call(this, scrub(bindings) as pino.Bindings, options)
  }
  log.child = scrubbed as unknown as Log['child']
  return log
}

/** `instanceof` misses errors of other realms, such as those of native add-ons under test. */
function isError(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Error]'
}
