import { existsSync } from 'node:fs'
import { describe } from '@jest/globals'
import { type Browser, chromium } from 'playwright-core'

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A `describe` that is skipped, with one clear line, where there is no Chromium. */
export function describeInChromium(name: string, tests: () => void): void {
  if (existsSync(PATH)) describe(name, tests)
  else describe.skip(`${name} (skipped: no Chromium at ${PATH})`, tests)
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: PATH,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
