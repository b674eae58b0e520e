import { CloudOff, type LucideIcon, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../desk-context.ts'
import { sentenceFor } from '../problem.ts'
import { Button } from './button.tsx'
import styles from './states.module.css'

interface EmptyProps {
  readonly icon: LucideIcon
  readonly title: string
  /** What to do, or what will be here. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A list or a panel with nothing in it: what would be here, and how to get it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <span className={styles.sign}>
        <Icon aria-hidden="true" />
      </span>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  )
}

interface FailedProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly title?: string
}

/** A list or a panel that could not be loaded: why, and a way to try again. */
export function FailedState({ error, onRetry, title }: FailedProps) {
  const { ui, problems } = useWords()
  return (
    <div className={styles.state} role="alert">
      <span className={`${styles.sign} ${styles.failed}`}>
        <CloudOff aria-hidden="true" />
      </span>
      <p className={styles.title}>{title ?? ui.failedTitle}</p>
      <p className={styles.text}>{sentenceFor(error, problems)}</p>
      {onRetry && (
        <Button icon={RotateCw} onPress={onRetry}>
          {ui.retry}
        </Button>
      )}
    </div>
  )
}
