import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Knowledge } from '../../../knowledge/knowledge.ts'

export type Behaviour = 'answers' | 'slow' | 'fails' | 'garbage' | 'tooFew' | 'noNumbers' | 'twoLengths' | 'redirects'

export interface EmbeddingsServer {
  readonly url: string
  /** Bodies of the requests so far. */
  readonly bodies: { model: string; input: string[] }[]
  readonly keys: (string | undefined)[]
  behave(as: Behaviour): void
  stop(): Promise<void>
}

/** Each group is one meaning; a text means what it holds a word of. No bot knows 唔哩, which is no word. */
const MEANINGS = [/保修|质保|年头|唔哩|warranty/u, /退|return/u, /发票|报销/u, /订单|包裹|order/u, /水垢|清洗/u]

function vectorOf(text: string): number[] {
  const meant = MEANINGS.map(words => (words.test(text) ? 1 : 0.05))
  return [...meant, text.length % 2 ? 0.1 : 0.12]
}

/** A real HTTP server that speaks the OpenAI way, and misbehaves when told to. */
export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  let behaviour: Behaviour = 'answers'
  const bodies: EmbeddingsServer['bodies'] = []
  const keys: EmbeddingsServer['keys'] = []

  function answer(response: ServerResponse, input: readonly string[]): void {
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) as unknown[] }))
    const send = (body: string) => response.setHeader('content-type', 'application/json').end(body)
    switch (behaviour) {
      case 'answers':
        // In another order than asked: the numbers count.
        return void send(JSON.stringify({ object: 'list', data: data.toReversed() }))
      case 'slow':
        return
      case 'fails':
        return void response.writeHead(500).end('{"error":"out of memory"}')
      case 'garbage':
        return void send('<html>busy</html>')
      case 'tooFew':
        return void send(JSON.stringify({ data: data.slice(1) }))
      case 'noNumbers':
        return void send(JSON.stringify({ data: data.map(each => ({ ...each, embedding: ['a', null, {}] })) }))
      case 'twoLengths':
        return void send(
          JSON.stringify({ data: data.map((each, at) => ({ ...each, embedding: Array(at + 1).fill(1) })) }),
        )
      case 'redirects':
        return void response.writeHead(307, { location: 'http://192.0.2.1/' }).end()
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      bodies.push(body)
      keys.push(request.headers.authorization)
      answer(response, body.input)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    keys,
    behave(as) {
      behaviour = as
    },
    stop() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** As much of a knowledge as the hints look at. */
export function knowledgeOf(version: string, entries: Readonly<Record<string, readonly string[]>>): Knowledge {
  return {
    version,
    entries: Object.entries(entries).map(([id, [question, ...variants]]) => ({
      id,
      language: id.startsWith('en-') ? 'en' : 'zh',
      question,
      variants,
    })),
  } as unknown as Knowledge
}
