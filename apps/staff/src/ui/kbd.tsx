import { useDesk } from '../desk-context.ts'
import { showKeys } from '../shortcuts.ts'
import { cx } from './cx.ts'
import styles from './kbd.module.css'

/** A key as it is written on what it does. Screen readers are told by `aria-keyshortcuts` of the button instead. */
export function Kbd({ keys, on = 'surface' }: { readonly keys: string; readonly on?: 'surface' | 'fill' }) {
  const { mac } = useDesk()
  return (
    <kbd aria-hidden="true" className={cx(styles.key, on === 'fill' && styles.fill)}>
      {showKeys(keys, mac)}
    </kbd>
  )
}
