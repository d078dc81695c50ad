import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Packages that change rarely: a browser keeps them when only our own code is new. */
const vendors = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
  { name: 'line', test: /node_modules\/(socket\.io|engine\.io|@socket\.io)/, priority: 2 },
  { name: 'charts', test: /node_modules\/(echarts|zrender|tslib)\//, priority: 2 },
  { name: 'antd', test: /node_modules\//, priority: 1, entriesAware: true, entriesAwareMergeThreshold: 4_000 },
]

export default defineConfig(({ command }) => ({
  root: here('.'),
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic' } },
  // Whatever the shell says: a build under NODE_ENV=test would carry antd's and React's development code.
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' } } : {}),
  build: {
    outDir: here('../dist/public/console'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // antd marks every file "use client", which means nothing outside of React servers.
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
      output: { codeSplitting: { groups: vendors } },
    },
  },
}))
