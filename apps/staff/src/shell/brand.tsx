import { BookOpen } from 'lucide-react'
import styles from './brand.module.css'

/** The sign and the name of the program; `name` is that of the library where it stands for it. */
export function Brand({ name }: { readonly name: string }) {
  return (
    <span className={styles.brand}>
      <span className={styles.sign} aria-hidden="true">
        <BookOpen />
      </span>
      <span className={styles.name}>{name}</span>
    </span>
  )
}
