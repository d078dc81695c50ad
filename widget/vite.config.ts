import { readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify } from 'terser'
import { type BuildOptions, defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { zhCN } from './text/zh-cn.ts'

const here = dirname(fileURLToPath(import.meta.url))
const outDir = resolve(process.env.WIDGET_OUT_DIR ?? resolve(here, '../dist/public'))

/** The shop page is served as it lies there: no bundling, no inline code. */
const copyDemo: Plugin = {
  name: 'copy-demo',
  applyToEnvironment: environment => environment.name === 'client',
  async closeBundle() {
    await cp(resolve(here, 'demo'), resolve(outDir, 'demo'), { recursive: true })
  },
}

const spoken = ['ack', 'message', 'shopper']
  .map(name => readFileSync(resolve(here, `../protocol/${name}.ts`), 'utf8'))
  .join()
/** Names of phrases that no message between widget and desk carries. */
const ownNames = Object.keys(zhCN).filter(name => !new RegExp(`\\b${name}\\b`).test(spoken))

/**
 * A second pass over what is minified already, worth 2 %. Phrases get short names; names that browsers know keep theirs.
 */
const shorten: Plugin = {
  name: 'shorten',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      const { code } = await minify(chunk.code, {
        module: chunk.isEntry && chunk.fileName.endsWith('chat.js'),
        ecma: 2020,
        compress: { passes: 3 },
        format: { ecma: 2020 },
        mangle: { properties: { regex: new RegExp(`^(${ownNames.join('|')})$`) } },
      })
      chunk.code = code!
    }
  },
}

function bundle(build: BuildOptions): EnvironmentOptions {
  return {
    build: {
      rolldownOptions: { checks: { pluginTimings: false } },
      ...build,
      outDir,
      emptyOutDir: false,
      target: 'es2021',
      cssTarget: ['chrome100', 'safari15.4', 'firefox100'],
      modulePreload: false,
      copyPublicDir: false,
    },
  }
}

/** `widget.js` is a classic script; `widget/chat.js` a module that it imports after the click. */
export default defineConfig({
  root: here,
  base: '/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { 'preact/jsx-runtime': resolve(here, 'look/jsx-runtime.ts') } },
  plugins: [copyDemo, shorten],
  environments: {
    // As a library: an application's build would wrap `import()` in a preload helper of its own.
    client: bundle({
      lib: {
        entry: resolve(here, 'launcher/main.ts'),
        formats: ['iife'],
        name: 'switchboard',
        fileName: () => 'widget.js',
      },
    }),
    chat: {
      consumer: 'client',
      ...bundle({
        rolldownOptions: {
          checks: { pluginTimings: false },
          input: resolve(here, 'chat/main.tsx'),
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: 'widget/chat.js', codeSplitting: false },
        },
      }),
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name === 'client' || environment.name === 'chat') await builder.build(environment)
      }
    },
  },
})
