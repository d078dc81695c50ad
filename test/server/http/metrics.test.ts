import { afterEach, expect, it } from '@jest/globals'
import { type StartedHttp, startHttp } from './started-http.ts'

const token = 'a token for metrics only'
let desk: StartedHttp
afterEach(() => desk.stop())

const metrics = (headers: Record<string, string> = {}) => desk.call('GET', '/metrics', { headers })

it('are open to this machine, and count by route without ids', async () => {
  desk = await startHttp()
  const admin = await desk.tokenOf('admin')
  await desk.call('GET', '/api/v1/attachments/some-id-of-a-picture', { token: admin })
  await desk.call('GET', '/api/v1/made-up-13812345678')

  const text = String((await metrics()).bytes)

  expect(text).toContain(
    'switchboard_http_request_seconds_count{method="GET",route="/api/v1/attachments/:id",status="404"} 1',
  )
  expect(text).toContain('route="other",status="404"')
  expect(text).not.toMatch(/some-id-of-a-picture|made-up/)
})

it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'are closed to what came through a proxy (%s)',
  async name => {
    desk = await startHttp()

    expect((await metrics({ [name]: '127.0.0.1' })).status).toBe(403)
  },
)

it('are open from everywhere with the token, and with no other', async () => {
  desk = await startHttp({ METRICS_TOKEN: token.replaceAll(' ', '-') })
  const admin = await desk.tokenOf('admin')
  const far = { 'x-forwarded-for': '192.0.2.1' }

  expect((await metrics({ ...far, authorization: `Bearer ${token.replaceAll(' ', '-')}` })).status).toBe(200)
  expect((await metrics({ ...far, authorization: 'Bearer wrong' })).status).toBe(403)
  expect((await metrics({ ...far, authorization: `Bearer ${admin}` })).status).toBe(403)
  expect((await metrics(far)).status).toBe(403)
})
