/** Order matters: most browsers claim to be others as well. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['QQ 浏览器', /QQBrowser\//],
  ['微信', /MicroMessenger\//],
  ['360', /360SE|QihooBrowser/],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
]
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /Linux|X11/],
]
/** Longer ones are no browser's. */
const LONGEST = 1_000

/** "Chrome · Windows": enough to know one's own sign-in by, and no more. `null` for what is no browser. */
export function deviceName(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent.length > LONGEST) return null
  const nameIn = (names: typeof BROWSERS) => names.find(([, sign]) => sign.test(userAgent))?.[0]
  const parts = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter(part => part !== undefined)
  return parts.length === 0 ? null : parts.join(' · ')
}
