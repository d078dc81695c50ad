import { isIPv4, isIPv6 } from 'node:net'

/** Under which name an address is counted: IPv6 by its /64, since one customer holds all of it. */
export function addressKey(ip: string | undefined): string {
  if (ip === undefined) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  if (isIPv4(ip)) return ip
  if (!isIPv6(ip)) return 'unknown'
  return `${groups(ip.replace(/%.*$/, '')).slice(0, 4).join(':')}::/64`
}

function groups(ip: string): string[] {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  if (tail === undefined) return front.map(unpadded)
  const back = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back].map(unpadded)
}

const unpadded = (group: string) => group.replace(/^0+(?=.)/, '')
