import { ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Link } from 'react-aria-components/Breadcrumbs'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { revealIn } from './reveal.ts'
import styles from './side-pages.module.css'

/** A page of a section that has several. */
export interface SidePage {
  readonly id: string
  readonly label: string
  /** Without the base of the desk: `/settings/hours`. */
  readonly href: string
  /** The heading that it stands under, where there are many; pages of one heading follow each other. */
  readonly group?: string
}

interface PagesProps {
  /** What the list of pages is called by a screen reader. */
  readonly label: string
  readonly pages: readonly SidePage[]
  /** The one that is open. */
  readonly current: string
}

/** The pages of a section down the side, and the one that is open beside them. */
export function SidePages({ children, ...list }: PagesProps & { readonly children: ReactNode }) {
  const isGrouped = list.pages.some(({ group }) => group !== undefined)
  return (
    <div className={styles.frame}>
      {isGrouped ? <GroupedPages {...list} /> : <FewPages {...list} />}
      <div className={styles.content}>{children}</div>
    </div>
  )
}

/** On a narrow screen few pages are a strip that slides: the one that is open is seen. */
function FewPages({ label, pages, current }: PagesProps) {
  return (
    <nav aria-label={label} className={cx(styles.pages, styles.strip)}>
      <ul>
        {pages.map((page) => (
          <PageLink key={page.id} page={page} isCurrent={page.id === current} />
        ))}
      </ul>
    </nav>
  )
}

/** Many pages stand under headings; on a narrow screen a button shows them. */
function GroupedPages({ label, pages, current }: PagesProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const groups = Map.groupBy(pages, ({ group = '' }) => group)
  return (
    <nav aria-label={label} className={styles.pages}>
      <div className={styles.chooser}>
        <Button wide icon={ChevronDown} aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
          {label}
        </Button>
      </div>
      <div id={id} className={styles.groups} data-open={isOpen || undefined}>
        {[...groups].map(([heading, of]) => (
          <div key={heading}>
            <h2 className={styles.heading}>{heading}</h2>
            <ul aria-label={heading}>
              {of.map((page) => (
                <PageLink key={page.id} page={page} isCurrent={page.id === current} onChoose={() => setOpen(false)} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}

const reveal = (link: HTMLElement | null) => revealIn(link?.closest('nav'), link)

interface PageLinkProps {
  readonly page: SidePage
  readonly isCurrent: boolean
  readonly onChoose?: () => void
}

function PageLink({ page: { href, label }, isCurrent, onChoose }: PageLinkProps) {
  return (
    <li>
      <Link
        href={href}
        className={styles.page ?? ''}
        ref={isCurrent ? reveal : null}
        {...(isCurrent && { 'aria-current': 'page' })}
        {...(onChoose && { onPress: onChoose })}
      >
        {label}
      </Link>
    </li>
  )
}
