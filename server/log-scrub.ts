/** Fields that hold secrets, or what somebody wrote about themselves; in lower case. */
const privateFields = new Set([
  'password',
  'passwordhash',
  'token',
  'setupcode',
  'authorization',
  'cookie',
  'text',
  'body',
  'comment',
  'note',
  'phone',
  'mobile',
  'address',
  'email',
])

const maxDepth = 8

/** Blanks private fields at every depth, and telephone numbers and mail addresses in every string. */
export function scrub(value: unknown): unknown {
  return scrubAt(value, 0)
}

function scrubAt(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'number') return chineseMobile.test(String(value)) ? '[phone]' : value
  if (typeof value === 'bigint') return scrubText(String(value))
  if (typeof value !== 'object' || value === null) return value
  if (depth >= maxDepth) return '[deep]'
  if (value instanceof Date) return value
  if (Array.isArray(value)) return value.map(item => scrubAt(item, depth + 1))
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  return Object.fromEntries(
    entriesOf(value).map(([name, inner]) => [
      name,
      privateFields.has(name.toLowerCase()) ? '[private]' : scrubAt(inner, depth + 1),
    ]),
  )
}

/** Of errors also what is not enumerable: type, message, stack and cause. */
function entriesOf(value: object): [string, unknown][] {
  if (!('stack' in value)) return Object.entries(value)
  const { name, message, stack, cause } = value as Error
  const plain = Object.entries({ ...value, type: name, message, stack, cause })
  return plain.filter(([key, inner]) => inner !== undefined && key !== 'name')
}

const chineseMobile = /^1[3-9]\d{9}$/

// Digits may be full-width; parts may be set apart by a blank or a dash. Never inside a longer number or a hex id.
const phoneNumber =
  /(?<![\w０-９.-])(?:[+＋](?:[0-9０-９][ -]?){7,14}[0-9０-９]|(?:86[ -]?)?[1１][3-9３-９][0-9０-９](?:[ -]?[0-9０-９]{4}){2})(?![\w０-９])/g
const mailAddress = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g

function scrubText(text: string): string {
  return text.replace(phoneNumber, '[phone]').replace(mailAddress, '[mail]')
}
