import { dirname, relative, resolve } from 'node:path'
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

/**
 * The compiled server in one file, in the place of its entry: finding and opening hundreds of small modules is what a
 * start spends most of its time on. Threads and commands go on using the modules themselves.
 */
export default defineConfig({
  root: dirname(outDir),
  logLevel: 'warn',
  publicDir: false,
  plugins: [keepPlaces],
  // Of the packages only those that are made of many small modules; the rest gains nothing and costs memory twice.
  ssr: { target: 'node', noExternal: ['zod', 'yaml'] },
  build: {
    ssr: resolve(outDir, 'main.js'),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false } },
  },
})
