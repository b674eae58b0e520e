import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Breadcrumbs'
import styles from './button.module.css'
import { cx } from './cx.ts'

interface ButtonLinkProps {
  /** An address of the desk without its base, or a whole address. */
  readonly href: string
  readonly children: ReactNode
  readonly icon?: LucideIcon
  readonly tone?: 'quiet' | 'primary' | 'plain'
  /** The browser keeps what is there as a file instead of showing it. */
  readonly download?: boolean
}

/** A link that looks like a button: it leads to a page or a file, where a button would change something. */
export function ButtonLink({ href, children, icon: Icon, tone = 'quiet', download }: ButtonLinkProps) {
  const className = cx(styles.button, styles[tone])
  const content = (
    <>
      {Icon && <Icon aria-hidden="true" />}
      <span>{children}</span>
    </>
  )
  // A file is fetched by the browser itself; everything else stays on this page.
  if (download) {
    return (
      <a href={href} download className={className}>
        {content}
      </a>
    )
  }
  return (
    <Link href={href} className={className}>
      {content}
    </Link>
  )
}
