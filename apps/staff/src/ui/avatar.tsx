import { initials } from '../format.ts'
import { cx } from './cx.ts'
import styles from './avatar.module.css'

/** A person by their initials; their name stands beside it, so it is not said twice. */
export function Avatar({ name, size = 'large' }: { readonly name: string; readonly size?: 'small' | 'large' }) {
  return (
    <span aria-hidden="true" className={cx(styles.avatar, styles[size])}>
      {initials(name)}
    </span>
  )
}
