import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const made: string[] = []

/** A new folder below the system's temporary one, with these files. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'knowledge-'))
  made.push(dir)
  await write(dir, files)
  return dir
}

export async function write(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, file)), { recursive: true })
    // Whole or not at all: what a watcher does with half a file is not what these tests ask.
    const draft = join(dir, '.draft')
    await writeFile(draft, text)
    await rename(draft, join(dir, file))
  }
}

export async function removeFolders(): Promise<void> {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true })
}
