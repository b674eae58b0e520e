import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Link } from '../../ui/link.tsx'
import styles from './lending-terms.module.css'

/** Ways to the desk's further work, under today's figures. */
export function DeskTools({ guide }: { readonly guide: string }) {
  const { work, moving, sections } = useDesk().words
  const session = useSession()
  const tools = [
    { to: '/desk/lists', label: work.lists, needs: 'circulation:check-in' },
    { to: '/desk/in-house', label: work.inHouse, needs: 'circulation:check-in' },
    { to: '/desk/due', label: work.dueNow, needs: 'circulation:read' },
    { to: '/desk/added', label: work.added, needs: 'circulation:read' },
    { to: '/moving', label: moving.title, needs: 'circulation:read' },
  ].filter(({ needs }) => may(session, needs))
  return (
    <nav aria-label={work.tools} className={styles.tools}>
      {tools.map(({ to, label }) => (
        <Link key={to} href={to}>
          {label}
        </Link>
      ))}
      <Link href={`/guide/${guide}`}>{sections.guide}</Link>
    </nav>
  )
}
