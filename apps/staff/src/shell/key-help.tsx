import { useDesk } from '../desk-context.ts'
import { isReachable } from '../key-dispatch.ts'
import type { Shortcut } from '../shortcuts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './key-help.module.css'

interface KeyHelpProps {
  /** The shortcuts that could be used when the list was asked for; undefined while it is closed. */
  readonly shortcuts: readonly Shortcut[] | undefined
  readonly onClose: () => void
}

/** What the keys do, on this screen and everywhere. */
export function KeyHelp({ shortcuts, onClose }: KeyHelpProps) {
  const { keys } = useDesk().words
  const here = shortcuts?.filter((shortcut) => shortcut.everywhere !== true) ?? []
  const everywhere = shortcuts?.filter((shortcut) => shortcut.everywhere === true) ?? []
  return (
    <Dialog title={keys.title} isOpen={shortcuts !== undefined} onClose={onClose}>
      {here.length > 0 && <KeyList title={keys.here} shortcuts={here} />}
      <KeyList title={keys.everywhere} shortcuts={everywhere} />
      <p className={styles.note}>{keys.scannerNote}</p>
    </Dialog>
  )
}

/** The shortcuts that could be used now, each key once, the one that would run. */
export function usableShortcuts(all: readonly Shortcut[]): readonly Shortcut[] {
  const seen = new Set<string>()
  return all.filter((shortcut) => {
    if (seen.has(shortcut.keys) || !isReachable(document, shortcut)) return false
    seen.add(shortcut.keys)
    return true
  })
}

function KeyList({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className={styles.line}>
            <dt>{typeof label === 'string' ? label : label()}</dt>
            <dd>
              <span className="visually-hidden">{keys}</span>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
