import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Attachment } from '../../protocol/message.ts'
import type { Role } from '../../protocol/people.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError, hasCode } from '../errors.ts'
import type { AttachmentRow, PeopleStore } from '../store/people-store.ts'
import { checkPicture } from './check-picture.ts'
import { dropFile, dropUnfinishedFiles, keepFile } from './keep-file.ts'
import { pictureName } from './picture-name.ts'
import { readUpload } from './read-upload.ts'

const maxBytes = 8 * 1024 * 1024
/** Pictures are in memory while they are checked. */
const atOnce = 12

export type Viewer = { readonly kind: 'shopper'; readonly id: string } | { readonly kind: 'team'; readonly role: Role }

export interface OpenPicture {
  readonly row: AttachmentRow
  readonly bytes: Readable
}

export interface Uploads {
  /**
   * Stores the picture in the body of `request`: file first, then the row that makes it known.
   *
   * @throws DeskError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA, BAD_REQUEST, BUSY_TRY_AGAIN, STORE_FULL, STORE_READ_ONLY.
   */
  accept(upload: { shopperId: string; request: IncomingMessage }): Promise<Attachment>
  /** @throws DeskError NOT_FOUND, also for the pictures of other shoppers: nobody learns that they exist. */
  open(id: string, viewer: Viewer): Promise<OpenPicture>
  /** To be called at the start. @returns how many half-written files were removed. */
  tidy(agedMs?: number): Promise<number>
}

interface Needs {
  /** Folder for the files; made when it is needed. */
  readonly dir: string
  readonly people: Pick<PeopleStore, 'addAttachment' | 'attachment'>
  readonly now: () => EpochMs
}

export function createUploads({ dir, people, now }: Needs): Uploads {
  let running = 0

  async function store(shopperId: string, request: IncomingMessage): Promise<Attachment> {
    const { bytes: given, name } = await readUpload(request, maxBytes)
    const { type, width, height, bytes } = await checkPicture(given)
    const attachment = { id: randomUUID(), name: pictureName(name, type), type, size: bytes.length, width, height }
    await keepFile(dir, attachment.id, bytes)
    try {
      await people.addAttachment({ ...attachment, shopperId, at: now() })
    } catch (error) {
      await dropFile(dir, attachment.id)
      throw error
    }
    return attachment
  }

  return {
    async accept({ shopperId, request }) {
      if (running >= atOnce) throw new DeskError('BUSY_TRY_AGAIN', 'too many uploads at once')
      running += 1
      try {
        return await store(shopperId, request)
      } finally {
        running -= 1
      }
    },

    async open(id, viewer) {
      const row = await people.attachment(id)
      if (row === null || !maySee(viewer, row)) throw nothingHere()
      try {
        const file = await open(join(dir, row.id), 'r')
        return { row, bytes: file.createReadStream() }
      } catch (error) {
        throw hasCode(error, 'ENOENT') ? nothingHere() : error
      }
    },

    tidy: agedMs => dropUnfinishedFiles(dir, agedMs),
  }
}

/** Content staff have nothing to do with what shoppers send. */
function maySee(viewer: Viewer, row: AttachmentRow): boolean {
  return viewer.kind === 'shopper' ? row.shopperId === viewer.id : viewer.role !== 'editor'
}

const nothingHere = () => new DeskError('NOT_FOUND', 'there is no such picture')
