import { describe, expect, it } from '@jest/globals'
import { readRequest } from '../../bot/cli/match-request.ts'

const files = (contents: Record<string, string>) => (path: string) => {
  const text = contents[path]
  if (text === undefined) throw new Error('no such file')
  return text
}
const ARGS = ['--kb', 'kb.json', '--queries', 'q.json', '--out', 'out.json']
const KB = JSON.stringify({ entries: [{ id: 'a', questions: ['how?'] }] })

describe('bot:match', () => {
  it('reads a knowledge file and queries', () => {
    const request = readRequest(ARGS, files({ 'kb.json': KB, 'q.json': '["why?"]' }))

    expect(request).toEqual({ entries: [{ id: 'a', questions: ['how?'] }], queries: ['why?'], out: 'out.json' })
  })

  it.each([
    ['no arguments', [], {}, '--kb'],
    ['an unknown flag', ['--nope'], {}, 'nope'],
    ['a missing file', ARGS, {}, 'cannot read kb.json'],
    ['broken JSON', ARGS, { 'kb.json': '{' }, 'not JSON'],
    ['no entries', ARGS, { 'kb.json': '{}', 'q.json': '[]' }, 'entries'],
    [
      'an id used twice',
      ARGS,
      { 'kb.json': '{"entries":[{"id":"a","questions":["x"]},{"id":"a","questions":["y"]}]}' },
      'used twice',
    ],
    [
      'an entry without questions',
      ARGS,
      { 'kb.json': '{"entries":[{"id":"a","questions":[]}]}' },
      'entries[0].questions',
    ],
    ['an empty question', ARGS, { 'kb.json': '{"entries":[{"id":"a","questions":[" "]}]}' }, 'empty'],
    ['queries that are no texts', ARGS, { 'kb.json': KB, 'q.json': '[1]' }, 'list of texts'],
  ])('says what is wrong with %s', (_, args, contents, part) => {
    const request = readRequest(args, files(contents as Record<string, string>))

    expect('fault' in request && request.fault).toContain(part)
  })
})
