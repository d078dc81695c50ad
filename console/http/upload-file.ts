import { type Sent, watchUpload } from './watch-upload.ts'

/** Posts a file and tells how much of it has left. `XMLHttpRequest`, because `fetch` does not say. Never rejects. */
export function uploadFile(
  path: string,
  token: string,
  file: File,
  onProgress: (sent: Sent) => void,
): Promise<Response | null> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.open('POST', path)
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.setRequestHeader('accept', 'application/json')
    watchUpload(request.upload, onProgress)
    request.onerror = () => resolve(null)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.send(form)
  })
}
