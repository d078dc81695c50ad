import type { Attachment } from '../../protocol/message.ts'
import { cell, watch } from './cell.ts'
import type { Chat } from './chat.ts'
import { uploadPicture } from './upload-picture.ts'

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp']
const LARGEST_BYTES = 8 * 1024 * 1024

/** A picture on its way to the desk; it becomes a message when it is there. */
export interface Upload {
  readonly key: number
  readonly file: File
  readonly preview: string
  readonly percent: number
  readonly refusal?: string
}

/** Pictures in both directions. Bytes stay in memory: a picture that has not been uploaded ends with the page. */
export function createPictures(chat: Chat, origin: string) {
  const uploads = cell<readonly Upload[]>([])
  const shown = new Map<string, Promise<string>>()
  const running = new Set<number>()
  let nextKey = 0

  const change = (key: number, changes: Partial<Upload>): void => {
    uploads.value = uploads.value.map(upload => (upload.key === key ? { ...upload, ...changes } : upload))
  }
  const drop = (key: number): void => {
    uploads.value = uploads.value.filter(upload => upload.key !== key)
  }

  async function start({ key, file, preview }: Upload): Promise<void> {
    if (running.has(key)) return
    running.add(key)
    const result = await uploadPicture(origin, chat.token() ?? '', file, percent => change(key, { percent }))
    running.delete(key)
    if ('attachment' in result) {
      shown.set(result.attachment.id, Promise.resolve(preview))
      drop(key)
      chat.post({ attachment: result.attachment })
    } else if (result.code === 'NO_ANSWER' && !chat.isOnline()) change(key, { percent: 0 })
    else change(key, { percent: 0, refusal: result.code })
  }

  watch(() => {
    if (!chat.isOnline()) return
    for (const upload of uploads.value) if (!upload.refusal) void start(upload)
  })

  return {
    uploads,
    add(file: File): void {
      if (!PICTURE_TYPES.includes(file.type)) chat.say('UNSUPPORTED_MEDIA')
      else if (file.size > LARGEST_BYTES) chat.say('PAYLOAD_TOO_LARGE')
      else uploads.value = [...uploads.value, { key: nextKey++, file, preview: URL.createObjectURL(file), percent: 0 }]
    },
    retry(key: number): void {
      uploads.value = uploads.value.map(({ refusal, ...upload }) =>
        upload.key === key || refusal === undefined ? upload : { ...upload, refusal },
      )
    },
    drop,
    /** A `blob:` address; the token travels in a header, never in an address. */
    show({ id }: Attachment): Promise<string> {
      const address = shown.get(id) ?? fetchPicture(origin, chat.token() ?? '', id)
      shown.set(id, address)
      address.catch(() => shown.delete(id))
      return address
    },
  }
}
export type Pictures = ReturnType<typeof createPictures>

async function fetchPicture(origin: string, token: string, id: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/attachments/${encodeURIComponent(id)}`, {
    headers: { Authorization: `Bearer ${token}` },
    credentials: 'omit',
  })
  if (!response.ok) throw new Error(String(response.status))
  const picture = await response.blob()
  if (!PICTURE_TYPES.includes(picture.type)) throw new Error(picture.type)
  return URL.createObjectURL(picture)
}
