import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components/Breadcrumbs'
import { cx } from './cx.ts'
import styles from './link.module.css'

interface LinkProps {
  /** An address of the desk without its base, `/patrons/7`, or a whole address. */
  readonly href: string
  readonly children: ReactNode
  /** `text`: underlined, inside a sentence; `strong`: by itself; `quiet`: a name in a row that opens it. */
  readonly look?: 'text' | 'strong' | 'quiet'
}

/** Leads to another page. */
export function Link({ href, children, look = 'text' }: LinkProps) {
  return (
    <AriaLink href={href} className={cx(styles.link, styles[look])}>
      {children}
    </AriaLink>
  )
}
