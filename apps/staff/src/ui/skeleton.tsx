import { useWords } from '../desk-context.ts'
import styles from './skeleton.module.css'

/** The place of a text that is on its way. `width` in characters. */
export function Skeleton({ width = 16 }: { readonly width?: number }) {
  return <span aria-hidden="true" className={styles.bone} style={{ inlineSize: `${width}ch` }} />
}

const widths = [24, 17, 30, 20, 26, 14, 22, 28]

/** Rows that are on their way, as high as the real ones, so that nothing jumps when they come. */
export function SkeletonRows({ rows = 6, cover }: { readonly rows?: number; readonly cover?: boolean }) {
  const { ui } = useWords()
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">{ui.loading}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} aria-hidden="true" className={styles.row}>
          {cover && <span className={styles.cover} />}
          <span className={styles.lines}>
            <Skeleton width={widths[i % widths.length] ?? 20} />
            <Skeleton width={(widths[(i + 3) % widths.length] ?? 20) * 0.7} />
          </span>
          <Skeleton width={7} />
        </div>
      ))}
    </div>
  )
}
