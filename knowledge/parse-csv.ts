export interface CsvRow {
  readonly cells: readonly string[]
  /** Line on which the row begins, from 1. */
  readonly line: number
}

/** Splits comma-separated text; a cell in double quotes may hold commas, line ends and doubled quotes. Blank rows are left out. */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let startLine = 1
  const endRow = () => {
    cells.push(cell.trim())
    if (cells.some(one => one !== '')) rows.push({ cells, line: startLine })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '\n') line++
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === ',') {
      cells.push(cell.trim())
      cell = ''
    } else if (sign === '\n') {
      endRow()
      startLine = line
    } else if (sign !== '\r') {
      cell += sign
    }
  }
  endRow()
  return rows
}
