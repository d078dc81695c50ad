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
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: label => ({ level: label }),
        bindings: bindings => scrub(bindings) as Record<string, unknown>,
      },
      // Errors are plain and clean by then.
      serializers: { err: error => error },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[]
          const fields = first instanceof Error || isNativeError(first) ? { err: first } : first
          method.apply(this, [fields, ...rest].map(scrub) as unknown as typeof args)
        },
      },
    },
    destination ?? openDestination(1),
  )
}

/** `instanceof` misses errors of other realms, such as those of native add-ons under test. */
function isNativeError(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Error]'
}
