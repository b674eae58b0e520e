import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import { lexer } from 'marked'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { GuideText } from './guide-text.tsx'
import styles from './guide.module.css'
import { loadPages } from './pages.ts'

/** How the work is done: every page of the guide, and the one that was asked for. */
export function GuideScreen() {
  const { words } = useDesk()
  const { page: name } = useParams({ strict: false })
  const { data: pages } = useQuery({ queryKey: ['guide'], queryFn: loadPages, staleTime: Number.POSITIVE_INFINITY })
  if (!pages) return null
  const page = name === undefined ? pages.find((one) => one.name === 'index') : pages.find((one) => one.name === name)
  return (
    <div className={styles.screen}>
      <nav aria-label={words.guide.pages} className={styles.contents}>
        <ul>
          {pages.map((one) => (
            <li key={one.name} {...(one.name === page?.name && { 'aria-current': 'page' as const })}>
              <Link href={`/guide/${one.name}`} look="quiet">
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <article className={styles.page}>
        <PageHeader title={page?.title ?? words.guide.title} />
        {page ? (
          <div className={styles.text}>
            <GuideText tokens={lexer(page.text)} />
          </div>
        ) : (
          <EmptyState icon={BookOpen} title={words.guide.missing}>
            {words.guide.missingText}
          </EmptyState>
        )}
      </article>
    </div>
  )
}
