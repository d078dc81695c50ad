import { existsSync } from 'node:fs'
import { describe } from '@jest/globals'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium'

/** A `describe` that is skipped where there is no Chromium, with the reason in its name; `npm test` has said so in one line. */
export function describeInChromium(name: string, tests: () => void): void {
  if (existsSync(executablePath)) describe(name, tests)
  else describe.skip(`${name} (skipped: no Chromium at ${executablePath})`, tests)
}

/** Each window draws the suggestions of its address bar as pages of its own, which takes four fifths of the processor. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
/** What Playwright switches off for steady tests; it has to be said again, since Chromium heeds the last list only. */
const UNSTEADY = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...ADDRESS_BAR, ...UNSTEADY].join()}`,
    ],
  })
}
