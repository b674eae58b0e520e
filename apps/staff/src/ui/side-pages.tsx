import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Breadcrumbs'
import { revealIn } from './reveal.ts'
import styles from './side-pages.module.css'

/** A page of a section that has several. */
export interface SidePage {
  readonly id: string
  readonly label: string
  /** Without the base of the desk: `/settings/hours`. */
  readonly href: string
}

interface SidePagesProps {
  /** What the list of pages is called by a screen reader. */
  readonly label: string
  readonly pages: readonly SidePage[]
  /** The one that is open. */
  readonly current: string
  readonly children: ReactNode
}

/** On a narrow screen the pages are a strip that slides: the one that is open is seen. */
const reveal = (link: HTMLElement | null) => revealIn(link?.closest('nav'), link)

/** The pages of a section down the side, and the one that is open beside them. */
export function SidePages({ label, pages, current, children }: SidePagesProps) {
  return (
    <div className={styles.frame}>
      <nav aria-label={label} className={styles.pages}>
        <ul>
          {pages.map(({ id, label: name, href }) => (
            <li key={id}>
              <Link
                href={href}
                className={styles.page ?? ''}
                ref={id === current ? reveal : null}
                {...(id === current && { 'aria-current': 'page' })}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  )
}
