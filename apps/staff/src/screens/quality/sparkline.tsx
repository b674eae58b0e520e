import styles from './quality.module.css'

interface SparklineProps {
  /** One figure for each day, oldest first. */
  readonly values: readonly number[]
  /** The same in words. */
  readonly label: string
}

const [width, height] = [64, 18]

/** A small line of how much there was from day to day. */
export function Sparkline({ values, label }: SparklineProps) {
  const most = Math.max(1, ...values)
  const step = width / Math.max(1, values.length - 1)
  const points = values.map(
    (value, at) => `${(at * step).toFixed(1)},${(height - 1.5 - (value / most) * (height - 3)).toFixed(1)}`,
  )
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className={styles.spark}>
      <polyline points={points.join(' ')} />
    </svg>
  )
}
