import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { buildWidget } from './support/build-widget.ts'

describe('what a shopper downloads', () => {
  let folder: string
  beforeAll(() => {
    folder = buildWidget()
  })
  const read = (file: string) => readFileSync(join(folder, file))

  it.each([
    ['widget.js', 3_000],
    ['widget/chat.js', 25_000],
    ['widget/chat.en.js', 25_000],
  ])('[L16] %s has at most %i bytes gzipped', (file, limit) => {
    expect(gzipSync(read(file), { level: 9 }).length).toBeLessThanOrEqual(limit)
  })

  it('[L16] carries no schema library and no socket library', () => {
    expect(read('widget/chat.js').toString()).not.toMatch(/ZodError|engine\.io|socket\.io-client/)
  })

  it('is a script and a shop page without inline code', () => {
    const page = read('demo/index.html').toString()

    expect(read('widget.js').toString()).not.toMatch(/^(import|export)\b/m)
    expect(page).not.toMatch(/<style|style="|\son\w+=|<script(?![^>]*src=)/)
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  })
})
