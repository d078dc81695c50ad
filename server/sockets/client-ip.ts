/**
 * The address that a connection came from. Proxies are believed only as far as they are ours: of `X-Forwarded-For`
 * the entry that the outermost trusted one has added.
 *
 * @param trustedHops how many of our own proxies stand in front; 0 ignores the header.
 */
export function clientIp(
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedHops: number,
): string {
  const peer = remoteAddress ?? 'unknown'
  if (trustedHops <= 0 || forwardedFor === undefined) return peer
  const hops = forwardedFor.split(',').map(hop => hop.trim())
  return hops.at(-trustedHops) || peer
}
