/** What a spreadsheet may run instead of show: also in full width, and behind apostrophes or blanks. */
const RUNS = /^'*\s*[=+\-@＝＋－＠\t\r]/u

/** A text that a spreadsheet shows as it is: an apostrophe goes in front of what it would run, and of nothing else. */
export function guardCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text
}

/** Exactly what {@link guardCell} was given: `O'Keefe` and `'quoted'` keep their apostrophes. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell
}
