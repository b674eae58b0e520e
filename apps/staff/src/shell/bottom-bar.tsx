import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useWords } from '../desk-context.ts'
import { Menu } from '../ui/menu.tsx'
import styles from './bottom-bar.module.css'
import { sectionsAtHand, type Section } from './sections.ts'
import { useGroups } from './user-menu.tsx'

interface BottomBarProps {
  readonly sections: readonly Section[]
  readonly onGo: (to: Section['to']) => void
}

/** The sections on a phone: those of every minute at hand, the others and the settings under More. */
export function BottomBar({ sections, onGo }: BottomBarProps) {
  const words = useWords()
  const groups = useGroups()
  const atHand = sections.filter(({ within }) => within === undefined).slice(0, sectionsAtHand)
  return (
    <nav aria-label={words.shell.sections} className={styles.bar}>
      {atHand.map(({ id, to, icon: Icon }) => (
        <Link key={id} to={to} className={styles.item} activeProps={{ 'aria-current': 'page' }}>
          <Icon aria-hidden="true" />
          {words.sections[id]}
        </Link>
      ))}
      <Menu
        label={words.sections.more}
        place="top end"
        trigger={
          <Button className={styles.item ?? ''}>
            <Ellipsis aria-hidden="true" />
            {words.sections.more}
          </Button>
        }
        groups={[
          {
            id: 'sections',
            lines: sections
              .filter((section) => !atHand.includes(section))
              .map(({ id, to, icon }) => ({ id, label: words.sections[id], icon, run: () => onGo(to) })),
          },
          ...groups,
        ]}
      />
    </nav>
  )
}
