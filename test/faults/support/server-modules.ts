import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * A module of the server that is tested in this process: of the compiled copy in `COMPILED_DIR`, so that a server
 * broken on purpose is the one that runs; else of the sources.
 *
 * @param path from the root, e.g. `server/desk/desk.ts`.
 */
export function serverModule<T>(path: string): Promise<T> {
  const { COMPILED_DIR } = process.env
  const file = COMPILED_DIR === undefined ? join(root, path) : join(COMPILED_DIR, path.replace(/\.ts$/, '.js'))
  return import(pathToFileURL(file).href) as Promise<T>
}
