import { Link, useLocation } from '@tanstack/react-router'
import { useWords } from '../desk-context.ts'
import { cx } from '../ui/cx.ts'
import { Brand } from './brand.tsx'
import styles from './rail.module.css'
import { sectionsInSight, type Section } from './sections.ts'
import { UserMenu } from './user-menu.tsx'

interface RailProps {
  readonly sections: readonly Section[]
}

/** The sections of the desk, down the side, with what belongs to the one that is open; on a tablet only their icons. */
export function Rail({ sections }: RailProps) {
  const words = useWords()
  const address = useLocation({ select: ({ pathname }) => pathname })
  return (
    <nav aria-label={words.shell.sections} className={styles.rail}>
      <div className={styles.brand}>
        <Brand name={words.app.name} />
      </div>
      <div className={styles.sections}>
        <ul>
          {sectionsInSight(sections, address).map(({ id, to, icon: Icon, within }) => (
            <li key={id}>
              <Link
                to={to}
                preload="intent"
                className={cx(styles.item, within !== undefined && styles.within)}
                activeProps={{ 'aria-current': 'page' }}
                title={words.sections[id]}
              >
                <Icon aria-hidden="true" />
                <span className={styles.name}>{words.sections[id]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <UserMenu />
    </nav>
  )
}
