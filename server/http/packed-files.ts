import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { RequestHandler } from 'express'

interface Packed {
  readonly version: string
  readonly bytes: Promise<Buffer>
}

const pack = promisify(brotliCompress)
/** Of 11; a few milliseconds for 100 KB. */
const quality = 6
const minBytes = 1_024

/**
 * Sends scripts and styles packed with brotli to whoever takes it. Packed at the first call and kept in memory: the
 * pages have few files. Everything else passes on.
 */
export function createPackedFiles(
  staticDir: string,
  headersOf: (path: string) => Readonly<Record<string, string>>,
): RequestHandler {
  const kept = new Map<string, Packed>()

  return async (request, response, next) => {
    const { path } = request
    if (!isPackable(path)) return next()
    response.vary('Accept-Encoding')
    if (request.acceptsEncodings('br') !== 'br') return next()
    const file = join(staticDir, path)
    const info = await stat(file).catch(() => null)
    if (info === null || !info.isFile() || info.size < minBytes) return next()

    const version = `${info.size.toString(16)}-${info.mtimeMs.toString(16)}`
    let packed = kept.get(path)
    if (packed?.version !== version) {
      packed = { version, bytes: packFile(file, info.size) }
      kept.set(path, packed)
      packed.bytes.catch(() => kept.delete(path))
    }
    response.set({ ...headersOf(path), ETag: `W/"${version}-br"`, 'Content-Encoding': 'br' })
    response.type(path.slice(path.lastIndexOf('.')))
    response.send(await packed.bytes)
  }
}

async function packFile(file: string, size: number): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size }
  return pack(await readFile(file), { params })
}

/** Plain names only: nothing hidden, nothing encoded, no way up. */
function isPackable(path: string): boolean {
  return /^(\/[\w~-][\w.~-]*)+\.(js|css|svg|json)$/.test(path)
}
