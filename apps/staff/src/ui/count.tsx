import { useFormat } from '../desk-context.ts'
import styles from './count.module.css'

/** A number beside a name, as in a tab or the rail. */
export function Count({ value }: { readonly value: number }) {
  return <span className={styles.count}>{useFormat().count(value)}</span>
}
