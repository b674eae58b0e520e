import type { LucideIcon } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './panel.module.css'

interface PanelProps {
  readonly title?: string
  readonly icon?: LucideIcon
  /** Beside the title: a count, a state. */
  readonly aside?: ReactNode
  /** At the end of the title's line. */
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
  /** The content reaches the edges, as lists do. */
  readonly flush?: boolean
  /** Takes the height of its place and scrolls inside. */
  readonly fill?: boolean
  readonly level?: 2 | 3
}

/** A card: a titled part of a page. */
export function Panel({ title, icon: Icon, aside, actions, footer, children, flush, fill, level = 2 }: PanelProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={cx(styles.panel, fill && styles.fill)} {...(title !== undefined && { 'aria-labelledby': id })}>
      {title !== undefined && (
        <header className={styles.header}>
          {Icon && <Icon aria-hidden="true" />}
          <Heading id={id} className={styles.title}>
            {title}
          </Heading>
          {aside}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={cx(styles.body, flush && styles.flush)}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </section>
  )
}
