/** What needs MongoDB or Redis takes minutes of its own: `npm run test:nodes`. */
const OF_SEVERAL_NODES = [
  '/test/cluster/',
  '/test/server/store/mongo',
  '/test/server/migration/',
  '/test/support/mongo/',
]

/** One configuration for every kind of test; `scripts/test.mjs` runs it and prints the closing line. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.TEST_NODES === 'on' ? [] : OF_SEVERAL_NODES)],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 90_000,
  // Browsers and servers wait a lot: two at a time also on the smallest machine.
  maxWorkers: 2,
}
