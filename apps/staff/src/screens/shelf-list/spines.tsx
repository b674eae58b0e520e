import { detectScheme, spineLines } from '@carrel/call-number'
import { cx } from '../../ui/cx.ts'
import styles from './shelf-list.module.css'

interface SpinesProps {
  /** Call numbers from left to right. */
  readonly numbers: readonly string[]
  /** Which of them is meant. */
  readonly at: number
}

/** Books side by side, with their labels as they would be printed. Only to be looked at: all of it is said elsewhere. */
export function Spines({ numbers, at }: SpinesProps) {
  return (
    <div className={styles.spines} aria-hidden="true" dir="ltr">
      {numbers.map((number, n) => (
        <div key={`${n} ${number}`} className={cx(styles.spine, n === at && styles.spineHere)}>
          <span className={styles.label}>
            {spineLines(detectScheme(number), number).map((line, l) => (
              <span key={`${l} ${line}`}>{line}</span>
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}
