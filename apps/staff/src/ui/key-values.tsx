import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './key-values.module.css'

/** One line of a list of facts. */
export interface KeyValue {
  readonly label: string
  readonly value: ReactNode
}

interface KeyValuesProps {
  readonly facts: readonly KeyValue[]
  /** `columns`: the values stand under each other beside the labels, for longer ones; `ends`: at the far end of the line. */
  readonly look?: 'ends' | 'columns'
}

/** Facts about a thing: what, and how much. */
export function KeyValues({ facts, look = 'ends' }: KeyValuesProps) {
  return (
    <dl className={cx(styles.list, styles[look])}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.line}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
