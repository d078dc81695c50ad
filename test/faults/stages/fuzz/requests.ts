import { connect } from 'node:net'
import { createRandom, type Random } from '../../support/random.ts'
import { anyValue, mutateText } from './mutate.ts'

const AT_ONCE = 40
const HANG_MS = 15_000

const PATHS = [
  ...['/', '/widget.js', '/console/', '/healthz', '/readyz', '/metrics', '/api/v1/openapi.json', '/api/v1/sign-in'],
  ...['/api/v1/agents', '/api/v1/agents/x', '/api/v1/me', '/api/v1/team', '/api/v1/setup', '/api/v1/attachments'],
  ...[
    '/api/v1/attachments/x',
    '/api/v1/knowledge',
    '/api/v1/knowledge/file?path=faq/x.yaml',
    '/api/v1/knowledge/check',
  ],
  ...['/api/v1/knowledge/try', '/api/v1/canned-replies', '/socket.io/?EIO=4&transport=polling', '/../../etc/passwd'],
]
const METHODS = ['GET', 'GET', 'POST', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD', 'TRACE', 'get', 'FOO']

export interface RequestFuzz {
  readonly requests: number
  /** Answers by their first digit; "closed" without one. */
  readonly answers: Readonly<Record<string, number>>
  readonly hung: number
}

/** Requests on bare sockets, from slightly wrong to no HTTP at all. */
export async function fuzzRequests(url: string, count: number, token: string, seed: number): Promise<RequestFuzz> {
  const random = createRandom(seed)
  const port = Number(new URL(url).port)
  const answers: Record<string, number> = {}
  let [begun, hung] = [0, 0]
  async function work(): Promise<void> {
    while (begun < count) {
      begun += 1
      const answer = await ask(port, request(random, token))
      if (answer === null) hung += 1
      else answers[answer] = (answers[answer] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { requests: begun, answers, hung }
}

/** The first digit of the status, or what happened instead; `null` when nothing did. */
function ask(port: number, bytes: string): Promise<string | null> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const tooLate = setTimeout(() => {
      socket.destroy()
      resolve(null)
    }, HANG_MS)
    socket.on('data', chunk => {
      if (heard === '') heard = String(chunk).slice(0, 12)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(tooLate)
      resolve(/^HTTP\/1\.1 (\d)/.exec(heard)?.[1] ?? 'closed')
    })
    // Half closed: a server that waits for more of a broken request learns that none comes.
    socket.end(bytes)
  })
}

function request(random: Random, token: string): string {
  const body = random() < 0.5 ? JSON.stringify(anyValue(random)) : mutateText('{"login":"boss","password":"x"}', random)
  const path =
    random() < 0.6
      ? random.of(PATHS)
      : encodeURI(mutateText(random.of(PATHS), random).replaceAll(/[\ud800-\udfff]/g, ''))
  const headers = [
    'Host: 127.0.0.1',
    'Connection: close',
    `Content-Type: ${random.of(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data', ''])}`,
    ...(random() < 0.5
      ? [`Authorization: Bearer ${random() < 0.5 ? token : mutateText(token, random).replaceAll(/[^\x20-\x7e]/g, '')}`]
      : []),
    `Content-Length: ${random() < 0.9 ? Buffer.byteLength(body) : random.of(['-1', '5', '99999999999', 'x', ''])}`,
    ...(random() < 0.1 ? [`Origin: ${random.of(['null', 'https://evil.example', 'x', 'http://127.0.0.1'])}`] : []),
    ...(random() < 0.05 ? ['Transfer-Encoding: chunked'] : []),
    ...(random() < 0.05 ? [`X-Long: ${'a'.repeat(random.of([100, 9_000, 70_000]))}`] : []),
  ]
  const whole = `${random.of(METHODS)} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`
  return random() < 0.15 ? mutateText(whole, random) : whole
}
