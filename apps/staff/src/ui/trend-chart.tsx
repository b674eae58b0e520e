import { useFormat } from '../desk-context.ts'
import styles from './trend-chart.module.css'

/** How much there was on one day. */
export interface TrendPoint {
  readonly day: string
  readonly value: number
}

interface TrendChartProps {
  readonly points: readonly TrendPoint[]
  /** What is said of it in place of the picture, of the first and the last day. */
  readonly label: (from: string, first: string, to: string, last: string) => string
}

const [width, height] = [720, 200]

/** How much there was from day to day, as a line over an area, from nothing to the most. */
export function TrendChart({ points, label }: TrendChartProps) {
  const format = useFormat()
  const most = Math.max(1, ...points.map(({ value }) => value))
  const step = width / Math.max(1, points.length - 1)
  const y = (value: number) => height - 4 - (value / most) * (height - 12)
  const line = points.map(({ value }, at) => `${(at * step).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const spoken = label(format.day(first.day), format.count(first.value), format.day(last.day), format.count(last.value))
  return (
    <figure className={styles.chart}>
      <span className={styles.most}>{format.count(most)}</span>
      <svg role="img" aria-label={spoken} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        <line x1="0" x2={width} y1={y(most)} y2={y(most)} className={styles.grid} />
        <line x1="0" x2={width} y1={y(most / 2)} y2={y(most / 2)} className={styles.grid} />
        <polygon points={`0,${height} ${line} ${width},${height}`} className={styles.area} />
        <polyline points={line} className={styles.line} />
        <line x1="0" x2={width} y1={height} y2={height} className={styles.axis} />
      </svg>
      <figcaption className={styles.days}>
        <span>{format.day(first.day)}</span>
        <span>{format.day(last.day)}</span>
      </figcaption>
    </figure>
  )
}
