/** What a rollback is called: “↩ prices”; and “↪ prices” when it takes such a one back. Arrows do not pile up. */
export function nameRollBack(summary: string, why?: string): string {
  const [, arrows = '', name = ''] = /^((?:[↩↪] )*)(.*)$/s.exec(summary) ?? []
  const isUndone = (arrows.match(/↩/g) ?? []).length % 2 === 1
  return `${isUndone ? '↪' : '↩'} ${name}${why === undefined ? '' : ` · ${why}`}`.slice(0, 200)
}
