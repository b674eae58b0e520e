import { groupBarcode } from '../format.ts'
import { cx } from './cx.ts'
import styles from './barcode.module.css'

/** A barcode in words: grouped as on its label. Copied, it is the barcode without the gaps. */
export function Barcode({ value, size = 's' }: { readonly value: string; readonly size?: 's' | 'm' }) {
  const parts = groupBarcode(value).split(' ')
  return (
    <span className={cx('mono', styles.barcode, styles[size])} dir="ltr" translate="no">
      {/* The gaps are drawn, not typed: what is copied from the page can be pasted into any field. */}
      {parts.length === 1 ? value : parts.map((part, i) => <span key={i}>{part}</span>)}
    </span>
  )
}
