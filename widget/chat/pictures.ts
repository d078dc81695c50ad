import type { Attachment } from '../../protocol/message.ts'
import { newId } from '../delivery/new-id.ts'
import type { PictureShelf } from '../delivery/picture-shelf.ts'
import { cell, watch } from './cell.ts'
import type { Chat } from './chat.ts'
import { uploadPicture } from './upload-picture.ts'

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp']
const LARGEST_BYTES = 8 * 1024 * 1024

/** A picture on its way to the desk; it becomes a message when it is there. */
export interface Upload {
  /** Also the `clientMessageId` of the message that it becomes: whatever is tried twice is stored once. */
  readonly key: string
  readonly file: File
  readonly preview: string
  readonly percent: number
  readonly refusal?: string
}

/** Pictures in both directions. What the desk does not have yet is kept beyond the page. */
export function createPictures(chat: Chat, origin: string, shelf: PictureShelf) {
  const uploads = cell<readonly Upload[]>([])
  const shown = new Map<string, Promise<string>>()
  const running = new Set<string>()
  const letGo = new Map<string, () => void>()

  const change = (key: string, changes: Partial<Upload>): void => {
    uploads.value = uploads.value.map(upload => (upload.key === key ? { ...upload, ...changes } : upload))
  }
  async function drop(key: string): Promise<void> {
    uploads.value = uploads.value.filter(upload => upload.key !== key)
    await shelf.remove(key)
    letGo.get(key)?.()
  }

  /** A picture belongs to one tab, until it is dropped or the tab is gone; then another takes it over. */
  function take(key: string, find: () => Promise<File | undefined>): void {
    const hold = async (): Promise<void> => {
      const file = await find()
      if (!file) return
      uploads.value = [...uploads.value, { key, file, preview: URL.createObjectURL(file), percent: 0 }]
      await new Promise<void>(resolve => letGo.set(key, resolve))
    }
    // Frames without an origin have locks and may not use them.
    void (navigator.locks?.request(key, hold).catch(hold) ?? hold())
  }
  void shelf.keys().then(keys => {
    for (const key of keys) take(key, () => shelf.get(key))
  })

  async function start({ key, file, preview }: Upload): Promise<void> {
    if (running.has(key)) return
    running.add(key)
    const result = await uploadPicture(origin, chat.token() ?? '', file, percent => change(key, { percent }))
    running.delete(key)
    if ('attachment' in result) {
      shown.set(result.attachment.id, Promise.resolve(preview))
      chat.post({ attachment: result.attachment }, key)
      void drop(key)
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
      const refusal = PICTURE_TYPES.includes(file.type)
        ? file.size > LARGEST_BYTES && 'PAYLOAD_TOO_LARGE'
        : 'UNSUPPORTED_MEDIA'
      if (refusal) chat.say(refusal)
      else {
        const key = newId()
        void shelf.set(key, file)
        take(key, async () => file)
      }
    },
    retry(key: string): void {
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
