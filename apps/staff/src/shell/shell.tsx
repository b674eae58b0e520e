import { useMemo, useState, type ReactNode } from 'react'
import { useDesk, useShortcut } from '../desk-context.ts'
import { useSession } from '../session.ts'
import type { Shortcut } from '../shortcuts.ts'
import { OfflineBanner } from '../offline/offline-banner.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { KeyHelp, usableShortcuts } from './key-help.tsx'
import { Rail } from './rail.tsx'
import { sections as allSections, type Section } from './sections.ts'
import { ShellActionsContext } from './shell-actions.ts'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

interface ShellProps {
  readonly onAsk: (text: string) => void
  readonly onGo: (to: Section['to']) => void
  readonly onSignOut: () => void
  readonly onChangeBranch: (branch: number) => void
  readonly children: ReactNode
}

/** What stands around every screen: rail, top bar, keys. */
export function Shell({ onAsk, onGo, onSignOut, onChangeBranch, children }: ShellProps) {
  const { words, shortcuts } = useDesk()
  const { permissions, library } = useSession()
  const [help, setHelp] = useState<readonly Shortcut[]>()
  const showKeys = () => setHelp(usableShortcuts(shortcuts.list()))
  useShortcut('?', { label: words.keys.help, everywhere: true, run: showKeys })
  const sections = useMemo(
    () =>
      allSections.filter(
        ({ permission, demoOnly }) =>
          (permission === undefined || permissions.includes(permission)) && (!demoOnly || library.demo),
      ),
    [permissions, library.demo],
  )
  return (
    <ShellActionsContext value={{ signOut: onSignOut, changeBranch: onChangeBranch, showKeys }}>
      <a href="#work" className={styles.skip}>
        {words.app.skip}
      </a>
      <div className={styles.shell}>
        <div className={styles.rail}>
          <Rail sections={sections} />
        </div>
        <div className={styles.page}>
          <TopBar onAsk={onAsk} />
          <main id="work" className={styles.work}>
            <OfflineBanner />
            {children}
          </main>
        </div>
        <BottomBar sections={sections} onGo={onGo} />
      </div>
      <KeyHelp shortcuts={help} onClose={() => setHelp(undefined)} />
    </ShellActionsContext>
  )
}
