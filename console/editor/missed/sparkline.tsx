interface Props {
  /** Counts a day, oldest first. */
  readonly days: readonly number[]
  readonly label: string
}

const BAR = 6
const GAP = 2
const HEIGHT = 28

/** Fourteen small bars: is it getting more? */
export function Sparkline({ days, label }: Props) {
  const most = Math.max(1, ...days)
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={label}
      width={days.length * (BAR + GAP) - GAP}
      height={HEIGHT}
      viewBox={`0 0 ${days.length * (BAR + GAP) - GAP} ${HEIGHT}`}
    >
      <title>{label}</title>
      {days.map((count, day) => {
        const height = count === 0 ? 2 : Math.max(4, Math.round((count / most) * HEIGHT))
        return (
          <rect
            key={day}
            className={count === 0 ? 'is-none' : ''}
            x={day * (BAR + GAP)}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={1.5}
          />
        )
      })}
    </svg>
  )
}
