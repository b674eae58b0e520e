import type { CoverOf } from '@carrel/cover-art'
import type { ReactNode } from 'react'
import { Cover } from './cover.tsx'
import styles from './list-cell.module.css'

interface TwoLinesProps {
  readonly children: ReactNode
  /** The second line; dense lists leave it out. */
  readonly second?: ReactNode
  readonly cover?: Omit<CoverOf, 'size'>
}

/** A cell that names a thing: its name, a second line, its cover. Names may be of any script and direction. */
export function TwoLines({ children, second, cover }: TwoLinesProps) {
  return (
    <span className={styles.cell}>
      {cover && <Cover of={cover} />}
      <span className={styles.lines}>
        <bdi className={styles.first}>{children}</bdi>
        {second !== undefined && <bdi className={styles.second}>{second}</bdi>}
      </span>
    </span>
  )
}
