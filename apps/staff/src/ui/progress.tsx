import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import { useFormat, useWords } from '../desk-context.ts'
import { cx } from './cx.ts'
import styles from './progress.module.css'
import type { Tone } from './tone.ts'

interface ProgressProps {
  /** What is being done. */
  readonly label: string
  readonly done: number
  /** Undefined while it is not known how much there is. */
  readonly total: number | undefined
  /** How far it is in words, where a bare number would not say of what: `1.1 MB of 2.3 MB`. */
  readonly amount?: string | undefined
  /** What it is at just now, or what came of it. */
  readonly message?: string
  /** Says that the page may be left, for work that goes on by itself. */
  readonly canLeave?: boolean
  readonly tone?: Extract<Tone, 'ok' | 'warn' | 'stop'>
}

/** How far long work is: a bar, a count, and that it can be left alone. */
export function ProgressBar({ label, done, total, amount, message, canLeave, tone }: ProgressProps) {
  const { ui } = useWords()
  const format = useFormat()
  const counted = total === undefined ? format.count(done) : ui.progress(format.count(done), format.count(total))
  const count = amount ?? counted
  const share = total === undefined || total === 0 ? undefined : done / total
  return (
    <AriaProgressBar
      aria-label={label}
      valueLabel={count}
      className={styles.progress ?? ''}
      {...(share === undefined ? { isIndeterminate: true } : { value: share * 100 })}
    >
      <div className={styles.line}>
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{count}</span>
      </div>
      <div className={styles.track}>
        <div
          className={cx(styles.bar, share === undefined && styles.unknown, tone !== undefined && styles[tone])}
          style={share === undefined ? {} : { inlineSize: `${Math.min(1, share) * 100}%` }}
        />
      </div>
      {(message !== undefined || canLeave) && (
        <p className={styles.note}>
          {message} {canLeave && ui.leaveIt}
        </p>
      )}
    </AriaProgressBar>
  )
}
