import type { Random } from '../../support/random.ts'

/** Bits of text that parsers have stumbled over before. */
const TOKENS = [
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\0',
    '\n',
    '\r\n',
    '\t',
    '%',
    '&a',
    '*a',
    '!!',
    '|',
    '>',
    '---',
    '<<:',
  ],
  ...['null', 'true', 'NaN', '-0', '1e999', '9007199254740993', '__proto__', 'constructor', 'toString', '\ufeff'],
  ...[
    '\u202e',
    '\ud800',
    '👩‍👩‍👧',
    '＝1+1',
    '=cmd|',
    '人工客服',
    '<!--',
    '\u2028',
    '51-',
    '_placeholder',
    '0x7f',
    '{"_placeholder":true}',
  ],
]

/** A neighbour of what is well formed: a few changes of a few kinds. */
export function mutateText(text: string, random: Random): string {
  let mutated = text
  for (let change = random.between(1, 4); change > 0; change--) {
    const at = random.between(0, mutated.length)
    const to = Math.min(mutated.length, at + random.between(0, 20))
    switch (random.between(0, 5)) {
      case 0:
        mutated = mutated.slice(0, at) + random.of(TOKENS) + mutated.slice(at)
        break
      case 1:
        mutated = mutated.slice(0, at) + mutated.slice(to)
        break
      case 2:
        mutated = mutated.slice(0, at) + mutated.slice(at, to).repeat(random.between(2, 6)) + mutated.slice(to)
        break
      case 3:
        mutated = mutated.slice(0, at) + String.fromCharCode(random.between(0, 65_535)) + mutated.slice(at + 1)
        break
      case 4:
        mutated = mutated.slice(at) + mutated.slice(0, at)
        break
      case 5:
        mutated = mutated.slice(0, at)
        break
    }
  }
  return mutated
}

export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const mutated = Buffer.from(bytes)
  for (let change = random.between(1, 6); change > 0 && mutated.length > 0; change--) {
    const at = random.between(0, mutated.length - 1)
    if (random() < 0.3 && at + 4 <= mutated.length) mutated.writeUInt32BE(random.of([0, 1, 0x7fffffff, 0xffffffff]), at)
    else mutated[at] = random.between(0, 255)
  }
  if (random() < 0.2) return mutated.subarray(0, random.between(0, mutated.length))
  if (random() < 0.1) return Buffer.concat([mutated, mutated.subarray(random.between(0, mutated.length))])
  return mutated
}

/** Anything that JSON can say, small. */
export function anyValue(random: Random, depth = 0): unknown {
  switch (random.between(0, depth > 3 ? 5 : 7)) {
    case 0:
      return random.of([null, true, false])
    case 1:
      return random.of([0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, -0])
    case 2:
      return random.of(TOKENS)
    case 3:
      return random.of(['怎么开发票？', 'a'.repeat(random.of([1, 100, 2_001])), '00000000-0000-4000-8000-000000000000'])
    case 4:
      return ''
    case 5:
      return {}
    case 6:
      return Array.from({ length: random.between(0, 4) }, () => anyValue(random, depth + 1))
    default: {
      const keys = [
        'clientMessageId',
        'text',
        'choice',
        'attachmentId',
        'conversationId',
        'after',
        'seq',
        'on',
        'to',
        'score',
        '__proto__',
        'status',
        'token',
        'login',
      ]
      return Object.fromEntries(
        Array.from({ length: random.between(0, 4) }, () => [random.of(keys), anyValue(random, depth + 1)]),
      )
    }
  }
}
