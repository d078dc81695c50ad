import { expect, it } from '@jest/globals'
import { type Sent, watchUpload } from '../../console/http/watch-upload.ts'

it('[L1] a table is with the server only once all of it has left, not when all of it is handed on', () => {
  const upload = new EventTarget()
  const told: Sent[] = []
  watchUpload(upload, sent => told.push(sent))

  for (const [loaded, total] of [
    [0, 0],
    [50, 100],
    [100, 100],
  ])
    upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }))
  expect(told).toEqual([0, 50, 100])

  upload.dispatchEvent(new Event('load'))
  expect(told.at(-1)).toBe('all')
})
