import { ChevronRight, CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { Breadcrumb, Breadcrumbs } from 'react-aria-components/Breadcrumbs'
import { useWords } from '../desk-context.ts'
import { Link } from './link.tsx'
import styles from './page-header.module.css'

/** A page above this one. */
export interface Crumb {
  readonly label: string
  readonly href: string
}

interface PageHeaderProps {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** Beside the title: a state, a count. */
  readonly aside?: ReactNode
  /** A line that says what this page shows now. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** The page of the guide that explains this one: the name of its file in `docs/guide`. */
  readonly guide?: string
}

/** The head of a page: where it is, what it is, what can be done with all of it. */
export function PageHeader({ title, crumbs, aside, children, actions, guide }: PageHeaderProps) {
  const { ui } = useWords()
  return (
    <header className={styles.header}>
      {crumbs !== undefined && crumbs.length > 0 && (
        <Breadcrumbs aria-label={ui.breadcrumbs} className={styles.crumbs ?? ''}>
          {crumbs.map((crumb) => (
            <Breadcrumb key={crumb.href} className={styles.crumb ?? ''}>
              <Link href={crumb.href} look="quiet">
                {crumb.label}
              </Link>
              <ChevronRight aria-hidden="true" className="mirrors" />
            </Breadcrumb>
          ))}
        </Breadcrumbs>
      )}
      <div className={styles.line}>
        <h1 className={styles.title}>{title}</h1>
        {aside}
        {guide !== undefined && (
          <Link href={`/guide/${guide}`} look="quiet">
            <CircleQuestionMark aria-label={ui.guide} className={styles.guide} />
          </Link>
        )}
        {children !== undefined && <p className={styles.text}>{children}</p>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  )
}
