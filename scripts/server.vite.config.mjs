import { basename, dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const outDir = resolve(dist, 'server')

/** Modules look for what lies beside them, so each goes on knowing where it was. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null
    const place = relative(outDir, id).split('\\').join('/')
    return {
      code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`),
      map: null,
    }
  },
}

/** A text of this many characters is a table, which is unpacked once. */
const LONG_TEXT = /'([\w+/=]{50000,})'/g

/** Whoever unpacks a long text is done with it; but the source of a module stays in memory, so it is read from a file. */
const longTextsApart = {
  name: 'long-texts-apart',
  transform(code, id) {
    let count = 0
    const shorter = code.replace(LONG_TEXT, (_, text) => {
      const fileName = `main-texts/${basename(id, '.js')}-${++count}.txt`
      this.emitFile({ type: 'asset', fileName, source: text })
      return `readLongText(new URL(${JSON.stringify(fileName)}, import.meta.url), 'latin1')`
    })
    if (count === 0) return null
    return { code: `import { readFileSync as readLongText } from 'node:fs'\n${shorter}`, map: null }
  },
}

/**
 * The compiled server in one file, in the place of its entry: finding and opening hundreds of small modules is what a
 * start spends most of its time on. What is only needed with MongoDB or Redis stays apart, packages and all, until it
 * is asked for. Threads and commands go on using the modules themselves.
 */
export default defineConfig({
  root: dirname(outDir),
  logLevel: 'warn',
  publicDir: false,
  plugins: [keepPlaces, longTextsApart],
  // Of the packages only those that are made of many small modules; the rest gains nothing and costs memory twice.
  ssr: { target: 'node', noExternal: ['zod', 'yaml'] },
  build: {
    ssr: resolve(outDir, 'main.js'),
    outDir,
    emptyOutDir: false,
    ssrEmitAssets: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: 'main-[name].js' },
    },
  },
})
