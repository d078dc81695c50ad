import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { DeskError } from '../errors.ts'

export interface Upload {
  readonly bytes: Buffer
  readonly name: string | undefined
}

/** Refused bodies are read on up to here, so that the client gets to see the answer; then the line is cut. */
const maxWaste = 32 * 1024 * 1024

/**
 * The one file of a request: its whole body, or the form field "file".
 *
 * @throws DeskError PAYLOAD_TOO_LARGE, BAD_REQUEST when there is no file or the request breaks off.
 */
export async function readUpload(request: IncomingMessage, maxBytes: number): Promise<Upload> {
  try {
    const isForm = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
    return isForm ? await readForm(request, maxBytes) : { bytes: await collect(request, maxBytes), name: undefined }
  } catch (error) {
    await drain(request)
    throw error
  }
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) {
        stream.off('data', onData)
        reject(tooLarge(maxBytes))
      } else {
        chunks.push(chunk)
      }
    }
    stream.on('data', onData)
    stream.once('end', () => resolve(Buffer.concat(chunks)))
    stream.once('error', () => reject(brokenOff()))
    stream.once('close', () => reject(brokenOff()))
  })
}

async function readForm(request: IncomingMessage, maxBytes: number): Promise<Upload> {
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11, headerPairs: 20 },
    })
  } catch {
    throw new DeskError('BAD_REQUEST', 'the form is not well formed')
  }
  return new Promise((resolve, reject) => {
    let upload: Promise<Upload> | null = null
    const stop = (error: DeskError) => {
      request.unpipe(parser)
      reject(error)
    }
    parser.on('file', (field, file, { filename }) => {
      if (field !== 'file') return void file.resume()
      upload = collect(file, maxBytes).then(bytes => ({ bytes, name: filename }))
      upload.catch(stop)
    })
    parser.once('error', () => stop(new DeskError('BAD_REQUEST', 'the form is not well formed')))
    parser.once('close', () => {
      if (upload === null) stop(new DeskError('BAD_REQUEST', 'the form has no field "file" with a file in it'))
      else upload.then(resolve, stop)
    })
    request.once('close', () => {
      if (!request.readableEnded) stop(brokenOff())
    })
    request.pipe(parser)
  })
}

/** Resolves when the client has sent everything, or was cut off. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return
  await new Promise<void>(resolve => {
    let wasted = 0
    request.on('data', (chunk: Buffer) => {
      wasted += chunk.length
      if (wasted > maxWaste) request.destroy()
    })
    request.once('end', resolve)
    request.once('close', resolve)
    request.resume()
  })
}

const tooLarge = (maxBytes: number) =>
  new DeskError('PAYLOAD_TOO_LARGE', `a file may have at most ${maxBytes / (1024 * 1024)} MB`)
const brokenOff = () => new DeskError('BAD_REQUEST', 'the upload broke off')
