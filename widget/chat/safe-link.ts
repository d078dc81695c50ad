export interface SafeLink {
  readonly href: string
  /** What the reader must see of the target: the host, the number, the address. */
  readonly target: string
}

/** Links of the web, mail and telephone only; everything else stays text. */
export function safeLink(address: string): SafeLink | null {
  try {
    const { protocol, host, href, pathname, username } = new URL(address)
    if (protocol === 'mailto:' || protocol === 'tel:') return { href, target: decodeURIComponent(pathname) }
    // `https://shop.example@evil.example` shows one host and opens another.
    const isWeb = (protocol === 'http:' || protocol === 'https:') && !username
    return isWeb ? { href, target: host } : null
  } catch {
    return null
  }
}
