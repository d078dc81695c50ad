import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { prepareKnowledge } from '../../knowledge/prepare.ts'
import { createKnowledgePublisher, type KnowledgePublisher } from '../../knowledge/publish.ts'
import { TEST_KNOWLEDGE } from '../support/test-knowledge.ts'

/** Another process replaces two files of the folder, one after the other. */
describe('knowledge that another process publishes', () => {
  let dir: string
  let publisher: KnowledgePublisher
  let published: string[]
  let isUnderWay: boolean
  let end: () => void
  let ended: Promise<void>
  /** Called when the folder has been read. */
  let onRead: () => void

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'follow-'))
    await cp(TEST_KNOWLEDGE, dir, { recursive: true })
    published = []
    isUnderWay = false
    ended = Promise.resolve()
    onRead = () => {}
    publisher = await createKnowledgePublisher({
      dir,
      watch: false,
      prepare: async (request, signal) => {
        const prepared = await prepareKnowledge(request, signal)
        onRead()
        return prepared
      },
      others: { isUnderWay: async () => isUnderWay, ended: () => ended },
      onPublished: ({ entries }) => published.push(answersOf(entries)),
    })
  })
  afterEach(async () => {
    publisher.stop()
    await rm(dir, { recursive: true, force: true })
  })

  const answersOf = (entries: readonly { answer: string }[]) =>
    entries.flatMap(({ answer }) => answer.match(/三年|three years/g) ?? []).join()
  async function replace(file: string, from: string, to: string): Promise<void> {
    const path = join(dir, 'faq', file)
    const text = await readFile(path, 'utf8')
    expect(text).toContain(from)
    await writeFile(path, text.replace(from, to))
  }
  const replaceChinese = () => replace('shop.zh.yaml', '两年', '三年')
  const replaceEnglish = () => replace('shop.en.yaml', 'two years', 'three years')

  it('is not read while it is being written', async () => {
    isUnderWay = true
    ended = new Promise(resolve => {
      end = resolve
    })
    await replaceChinese()
    const following = publisher.follow()
    await replaceEnglish()
    isUnderWay = false
    end()
    await following

    expect(published).toHaveLength(1)
    expect(published[0]).toContain('三年')
    expect(published[0]).toContain('three years')
  })

  it('is read again when writing began during the reading', async () => {
    await replaceChinese()
    let reads = 0
    onRead = () => {
      reads += 1
      // The second file comes after the first reading, and its end before the second.
      isUnderWay = reads === 1
    }
    const first = publisher.follow()
    await first
    isUnderWay = false

    expect(reads).toBe(2)
    expect(published).toHaveLength(1)
  })
})
