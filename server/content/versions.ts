import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Replacement } from '../../knowledge/replace-files.ts'
import { writeWhole } from '../../knowledge/write-whole.ts'
import { type KnowledgeVersion, knowledgeVersion } from '../../protocol/editor.ts'

/** Every publish: who, when, what, and the texts before it. */
export interface Versions {
  /** Sorts behind every id that is kept, whatever the clock says. */
  nextId(at: number): Promise<string>
  /** Keeping one again changes nothing. */
  keep(version: KnowledgeVersion, replacements: readonly Replacement[]): Promise<void>
  /** Newest first; all that are kept, or the newest so many. */
  list(most?: number): Promise<KnowledgeVersion[]>
  /** Texts of a version's files before and after it; `null` when it is not kept. */
  texts(id: string): Promise<readonly Replacement[] | null>
}

const KEPT = 200
const ID = /^\d{15}-[a-f0-9]{6}$/
const texts = z.array(z.object({ file: z.string(), before: z.string().nullable(), after: z.string().nullable() }))

/** @param dir outside the knowledge folder. Two files a version, so that the list need not read the texts. */
export function createVersions(dir: string): Versions {
  const head = (id: string) => join(dir, `${id}.json`)
  const body = (id: string) => join(dir, `${id}.texts.json`)

  async function ids(): Promise<string[]> {
    const names = await readdir(dir).catch(() => [])
    return names.flatMap(name => (name.endsWith('.json') && ID.test(name.slice(0, -5)) ? name.slice(0, -5) : [])).sort()
  }

  return {
    async nextId(at) {
      const newest = Number((await ids()).at(-1)?.slice(0, 15) ?? 0)
      return `${String(Math.max(at, newest + 1)).padStart(15, '0')}-${randomBytes(3).toString('hex')}`
    },
    async keep(version, replacements) {
      await writeWhole(body(version.id), JSON.stringify(replacements))
      await writeWhole(head(version.id), JSON.stringify(version))
      for (const old of (await ids()).slice(0, -KEPT)) {
        await rm(head(old), { force: true })
        await rm(body(old), { force: true })
      }
    },
    async list(most = KEPT) {
      const read = (await ids())
        .slice(-most)
        .reverse()
        .map(async id => {
          const found = knowledgeVersion.safeParse(await readJson(head(id)))
          return found.success ? [found.data] : []
        })
      return (await Promise.all(read)).flat()
    },
    async texts(id) {
      if (!ID.test(id)) return null
      const found = texts.safeParse(await readJson(body(id)))
      return found.success ? found.data : null
    },
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
