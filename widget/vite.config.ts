import { readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify } from 'terser'
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

const SHARED = [
  'protocol/ack',
  'protocol/message',
  'protocol/shopper',
  'widget/launcher/door',
  'widget/launcher/settings',
  'widget/delivery/outbox',
]
/** Words of prose keep no name long. */
const COMMENT = /\/\*\*.*?\*\/|\/\/.*?$/gms
/** Every word of what leaves the bundle: over the line, to the launcher, into the browser's storage. */
const shared = SHARED.flatMap(
  file =>
    readFileSync(resolve(here, `../${file}.ts`), 'utf8')
      .replace(COMMENT, '')
      .match(/\w+/g) ?? [],
)

/**
 * A second pass over what is minified already, worth 4 %. Names of properties become short, but for those that
 * browsers know, that are shared, or that only look like ours: Preact's own and handlers in JSX, codes, `ping…`.
 */
const shorten: Plugin = {
  name: 'shorten',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      const isModule = chunk.fileName !== 'widget.js'
      const { code } = await minify(chunk.code, {
        module: isModule,
        ecma: 2020,
        compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
        format: { ecma: 2020 },
        mangle: isModule
          ? {
              properties: {
                regex: /^(?!on[A-Z]|[A-Z]|ping|(?:ref|key|children|class|enterkeyhint)$)\w{3,}$/,
                reserved: shared,
                keep_quoted: true,
              },
            }
          : true,
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

function chat(isEnglish: boolean): EnvironmentOptions {
  return {
    consumer: 'client',
    define: { IS_ENGLISH: String(isEnglish) },
    ...bundle({
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: resolve(here, 'chat/main.tsx'),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: `widget/chat${isEnglish ? '.en' : ''}.js`,
          codeSplitting: false,
        },
      },
    }),
  }
}

/**
 * `widget.js` is a classic script; `widget/chat.js`, or `widget/chat.en.js`, a module that it imports after the click:
 * a shopper downloads the words of one language.
 */
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
    chat: chat(false),
    chatInEnglish: chat(true),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'chat', 'chatInEnglish']) await builder.build(builder.environments[name]!)
    },
  },
})
