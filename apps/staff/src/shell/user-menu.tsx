import { Keyboard, LogOut } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useDesk } from '../desk-context.ts'
import { useSession } from '../session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { useShellActions } from './shell-actions.ts'
import styles from './user-menu.module.css'

/** Who is signed in and where; opens what they may choose for this computer. */
export function UserMenu() {
  const { staff, branch } = useSession()
  const { words } = useDesk()
  return (
    <div className={styles.user}>
      <Menu
        label={words.shell.you}
        place="top start"
        trigger={
          <Button className={styles.button ?? ''}>
            <Avatar name={staff.name} size="small" />
            <span className={styles.lines}>
              <span className={styles.name}>{staff.name}</span>
              <span className={styles.place}>{branch.name}</span>
            </span>
            <span className="visually-hidden">{words.shell.you}</span>
          </Button>
        }
        groups={useGroups()}
      />
    </div>
  )
}

/** The lines of the menu: branch, theme, rows, sounds, shortcuts, the way out. */
export function useGroups(): readonly MenuGroup[] {
  const { branch, branches } = useSession()
  const { words, preferences, setPreferences } = useDesk()
  const { signOut, changeBranch, showKeys } = useShellActions()
  const { shell } = words
  const places: readonly MenuGroup[] =
    branches.length < 2
      ? []
      : [
          {
            id: 'branch',
            title: shell.workAt,
            chosen: [String(branch.id)],
            lines: branches.map(({ id, name }) => ({ id: String(id), label: name, run: () => changeBranch(id) })),
          },
        ]
  return [
    ...places,
    {
      id: 'theme',
      title: shell.theme,
      chosen: [preferences.theme],
      lines: [
        { id: 'system', label: shell.themeSystem, run: () => setPreferences({ theme: 'system' }) },
        { id: 'light', label: shell.themeLight, run: () => setPreferences({ theme: 'light' }) },
        { id: 'dark', label: shell.themeDark, run: () => setPreferences({ theme: 'dark' }) },
      ],
    },
    {
      id: 'density',
      title: shell.density,
      chosen: [preferences.density],
      lines: [
        { id: 'comfortable', label: shell.comfortable, run: () => setPreferences({ density: 'comfortable' }) },
        { id: 'dense', label: shell.dense, run: () => setPreferences({ density: 'dense' }) },
      ],
    },
    {
      id: 'more',
      title: shell.thisComputer,
      several: true,
      chosen: [...(preferences.sound ? ['sound'] : []), ...(preferences.singleKeys ? ['keys'] : [])],
      lines: [
        { id: 'sound', label: shell.sound, run: () => setPreferences({ sound: !preferences.sound }) },
        { id: 'keys', label: shell.singleKeys, run: () => setPreferences({ singleKeys: !preferences.singleKeys }) },
      ],
    },
    {
      id: 'do',
      lines: [
        { id: 'help', label: shell.shortcuts, icon: Keyboard, keys: '?', run: showKeys },
        { id: 'out', label: shell.signOut, icon: LogOut, run: signOut },
      ],
    },
  ]
}
