const WIDTH = 30

/** A bar that redraws itself on a terminal; elsewhere a line for each tenth. */
export function createProgress(total: number, out: NodeJS.WriteStream = process.stderr) {
  let shown = -1
  return function show(done: number): void {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    const step = out.isTTY ? percent : Math.floor(percent / 10) * 10
    if (step === shown) return
    shown = step
    const filled = Math.round((step / 100) * WIDTH)
    if (out.isTTY)
      out.write(`\r[${'█'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${percent} %${percent === 100 ? '\n' : ''}`)
    else out.write(`${step} % (${done} of ${total})\n`)
  }
}
