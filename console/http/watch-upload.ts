/** The percent of a file that is on its way; `all` once the last byte has left, and not before: the server has the word. */
export type Sent = number | 'all'

/** As much of an `XMLHttpRequestUpload` as tells how far it is. */
interface Upload {
  addEventListener(type: 'progress' | 'load', listener: (event: Event & Partial<Progress>) => void): void
}
interface Progress {
  readonly loaded: number
  readonly total: number
}

/** The last progress comes when all is handed on, which on a slow line is long before it has left. */
export function watchUpload(upload: Upload, tell: (sent: Sent) => void): void {
  upload.addEventListener('progress', ({ loaded = 0, total = 0 }) =>
    tell(total > 0 ? Math.floor((loaded / total) * 100) : 0),
  )
  upload.addEventListener('load', () => tell('all'))
}
