import { cp } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

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

function bundle(build: BuildOptions): EnvironmentOptions {
  return {
    build: {
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
  plugins: [copyDemo],
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
