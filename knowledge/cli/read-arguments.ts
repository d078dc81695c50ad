import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * The options and folders of the command line. What does not fit ends the program with 2, one sentence and the usage.
 *
 * @param mostFolders how many words that are no options it takes.
 */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
  mostFolders: number,
) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const extra = positionals[mostFolders]
    return extra === undefined ? { values, folders: positionals } : refuseArguments(`"${extra}" is too much`, usage)
  } catch (error) {
    // The first sentence says what is wrong; the next ones are advice for those who write programs.
    return refuseArguments(String((error as Error).message).split(/\.(?:\s|$)/)[0] ?? '', usage)
  }
}

export function refuseArguments(sentence: string, usage: string): never {
  console.error(`${sentence}.\nusage: ${usage}`)
  process.exit(2)
}
