const CODE = /(?<![a-z0-9])(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z]{1,6}-?\d[a-z0-9/-]{0,20}(?![a-z0-9])/g
const SPACED_CODE = /(?<![a-z0-9])([a-z]{1,2}) (\d{1,3})(?![a-z0-9])/g

/** Fault codes and model numbers of a normalized text, hyphens and blanks taken out: `E-3`, `e 3` → `e3`. */
export function codesIn(text: string): string[] {
  const joined = text.replace(SPACED_CODE, (whole, letters: string, digits: string) =>
    /^(a|i|in|on|at|to|of|is|or|by|my|me|we|do|no|so|up|if|as)$/.test(letters) ? whole : letters + digits,
  )
  return [...new Set((joined.match(CODE) ?? []).map(code => code.replace(/[-/]/g, '')))]
}
