import { Link, useLocation } from '@tanstack/react-router'
import { useWords } from '../desk-context.ts'
import { Count } from '../ui/count.tsx'
import { cx } from '../ui/cx.ts'
import { Brand } from './brand.tsx'
import styles from './rail.module.css'
import { sectionsInSight, type Section } from './sections.ts'
import { UserMenu } from './user-menu.tsx'

interface RailProps {
  readonly sections: readonly Section[]
  /** How many things wait in a section. */
  readonly counts: Partial<Record<Section['id'], number>>
}

/** The sections of the desk, down the side, with what belongs to the one that is open; on a tablet only their icons. */
export function Rail({ sections, counts }: RailProps) {
  const words = useWords()
  const address = useLocation({ select: ({ pathname }) => pathname })
  return (
    <nav aria-label={words.shell.sections} className={styles.rail}>
      <div className={styles.brand}>
        <Brand name={words.app.name} />
      </div>
      <div className={styles.sections}>
        <ul>
          {sectionsInSight(sections, address).map(({ id, to, icon: Icon, within }) => {
            const count = counts[id]
            return (
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
                  {count !== undefined && count > 0 && (
                    <span className={styles.count}>
                      <Count value={count} />
                      <span className="visually-hidden"> {words.shell.waiting(count)}</span>
                    </span>
                  )}
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
      <UserMenu />
    </nav>
  )
}
