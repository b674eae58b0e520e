import { cx } from './cx.ts'
import styles from './stats.module.css'
import type { Tone } from './tone.ts'

/** One figure with its words. */
export interface Stat {
  readonly label: string
  readonly value: string
  readonly tone?: Tone
}

/** A few figures in one strip, as on a patron or a branch. */
export function Stats({ stats }: { readonly stats: readonly Stat[] }) {
  return (
    <dl className={styles.stats}>
      {stats.map(({ label, value, tone }) => (
        <div key={label} className={styles.stat}>
          <dt className={styles.label}>{label}</dt>
          <dd className={cx(styles.value, tone !== undefined && styles[tone])}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
