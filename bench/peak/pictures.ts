import type { ShopperClass } from './scenario.ts'
import type { Wait } from './simulate.ts'
import { quantile } from './statistics.ts'
import type { Played } from './tables.ts'

const COLOURS: Readonly<Record<Exclude<ShopperClass, 'safety'>, string>> = {
  complaint: '#c8553d',
  enterprise: '#6b6bb5',
  member: '#b58a1c',
  normal: '#0b7a75',
}
type Drawn = keyof typeof COLOURS
const DRAWN = Object.keys(COLOURS) as Drawn[]

const WIDTH = 720
const HEIGHT = 360
const LEFT = 56
const TOP = 44
const PLOT_WIDTH = 500
const PLOT_HEIGHT = 250

/** Share of each class who still wait after so many minutes; dashed under other rules. */
export function stillWaiting(played: Played, other: Played): string {
  const longest = 45
  const x = (minutes: number) => LEFT + (minutes / longest) * PLOT_WIDTH
  const y = (share: number) => TOP + PLOT_HEIGHT * (1 - share)
  const curve = ({ waits }: Played, kind: Drawn, dashes: string) => {
    const own = waits.filter(wait => wait.class === kind)
    const points = Array.from({ length: longest * 2 + 1 }, (_, half) => {
      const still = own.filter(({ seconds }) => seconds > half * 30).length / Math.max(1, own.length)
      return `${x(half / 2).toFixed(1)},${y(still).toFixed(1)}`
    })
    return `<polyline fill="none" stroke="${COLOURS[kind]}" stroke-width="2"${dashes} points="${points.join(' ')}"/>`
  }
  return svg([
    ...shareGrid(y),
    ...[0, 10, 20, 30, 40].map(tick => text(x(tick), TOP + PLOT_HEIGHT + 18, `${tick} min`)),
    ...DRAWN.flatMap(kind => [curve(played, kind, ''), curve(other, kind, ' stroke-dasharray="4 4"')]),
    ...legend(),
    text(LEFT, 20, `Who still waits after so many minutes · ${played.scenario.title}`, 'start'),
    text(LEFT, 36, `solid: ${played.rules.name} · dashed: ${other.rules.name}`, 'start', '#666'),
  ])
}

/** Arrivals and the wait of nine in ten, hour by hour. */
export function dayByHour({ scenario, waits, rules }: Played, days: number): string {
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const inHour = (hour: number) => waits.filter(wait => Math.floor(wait.at / 3_600_000) === hour)
  const most = Math.max(...hours.map(hour => inHour(hour).length / days))
  const waitOf = (kind: Drawn, hour: number) => {
    const seconds = inHour(hour)
      .filter(wait => wait.class === kind)
      .map((wait: Wait) => wait.seconds)
    return (
      quantile(
        seconds.sort((a, b) => a - b),
        0.9,
      ) / 60
    )
  }
  const top = Math.max(5, Math.ceil(Math.max(...DRAWN.flatMap(kind => hours.map(hour => waitOf(kind, hour)))) / 5) * 5)
  const x = (hour: number) => LEFT + (hour / 24) * PLOT_WIDTH
  const y = (minutes: number) => TOP + PLOT_HEIGHT * (1 - minutes / top)
  const bar = (hour: number) => {
    const height = (PLOT_HEIGHT * inHour(hour).length) / days / most
    const at = `x="${(x(hour) + 2).toFixed(1)}" y="${(TOP + PLOT_HEIGHT - height).toFixed(1)}"`
    return `<rect ${at} width="${(PLOT_WIDTH / 24 - 4).toFixed(1)}" height="${height.toFixed(1)}" fill="#e8eeee"/>`
  }
  return svg([
    ...hours.map(bar),
    ...Array.from({ length: 6 }, (_, n) => (n * top) / 5).flatMap(tick => [
      `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>`,
      text(LEFT - 8, y(tick) + 4, `${tick} min`, 'end'),
    ]),
    ...[0, 4, 8, 12, 16, 20, 24].map(hour => text(x(hour), TOP + PLOT_HEIGHT + 18, `${hour}:00`)),
    ...DRAWN.map(kind => {
      const points = hours.map(hour => `${x(hour + 0.5).toFixed(1)},${y(waitOf(kind, hour)).toFixed(1)}`)
      return `<polyline fill="none" stroke="${COLOURS[kind]}" stroke-width="2" points="${points.join(' ')}"/>`
    }),
    ...legend(),
    text(LEFT, 20, `Nine in ten wait no longer than this, by hour of arrival · ${scenario.title}`, 'start'),
    text(LEFT, 36, `${rules.name} · bars: arrivals, at most ${Math.round(most)} an hour`, 'start', '#666'),
  ])
}

function shareGrid(y: (share: number) => number): string[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap(tick => [
    `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>`,
    text(LEFT - 8, y(tick) + 4, `${tick * 100} %`, 'end'),
  ])
}

function legend(): string[] {
  return DRAWN.flatMap((kind, place) => [
    `<rect x="${LEFT + PLOT_WIDTH + 20}" y="${TOP + place * 22}" width="14" height="4" fill="${COLOURS[kind]}"/>`,
    text(LEFT + PLOT_WIDTH + 42, TOP + place * 22 + 6, kind, 'start'),
  ])
}

function text(x: number, y: number, words: string, anchor = 'middle', fill = '#222'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${words}</text>`
}

function svg(parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}
