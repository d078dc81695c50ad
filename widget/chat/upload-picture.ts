import type { Attachment } from '../../protocol/message.ts'

const GIVE_UP_MS = 120_000

/** `XMLHttpRequest`, because `fetch` does not tell how much has been sent. */
export function uploadPicture(
  origin: string,
  token: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<{ attachment: Attachment } | { code: string }> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const noAnswer = (): void => resolve({ code: 'NO_ANSWER' })
    request.open('POST', `${origin}/api/v1/attachments`)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.setRequestHeader('Content-Type', file.type)
    request.responseType = 'json'
    request.timeout = GIVE_UP_MS
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100))
    request.onerror = request.ontimeout = noAnswer
    request.onload = () => {
      const { response, status } = request
      if (status === 201 && response?.id) resolve({ attachment: response as Attachment })
      else resolve({ code: response?.code ?? (status === 413 ? 'PAYLOAD_TOO_LARGE' : 'OTHER') })
    }
    request.send(file)
  })
}
