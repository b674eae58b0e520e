import { CircleAlert, CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import { useWords } from '../../desk-context.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { cx } from '../../ui/cx.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './reserves.module.css'
import type { Scan } from './use-scans.ts'

/** What became of the latest scans. */
export function ScanResults({ rows }: { readonly rows: readonly Scan[] }) {
  const { reserves } = useWords()
  return (
    <Panel title={reserves.lastScans} flush>
      <ul>
        {rows.slice(0, 5).map((row) => {
          const wanted = row.reading?.state === 'wanted'
          const Icon =
            row.refused === undefined ? (row.reading ? (wanted ? CircleAlert : CircleCheck) : LoaderCircle) : CircleX
          const tone =
            row.refused === undefined ? (row.reading ? (wanted ? styles.warn : styles.ok) : undefined) : styles.stop
          return (
            <li key={row.key} className={styles.line}>
              <div>
                <p>
                  <bdi>{row.reading?.title ?? row.refused ?? ''}</bdi>
                </p>
                <p className={styles.second}>
                  <Barcode value={row.barcode} />
                  {wanted && ` · ${reserves.stateWanted}`}
                </p>
              </div>
              <Icon aria-hidden="true" size={18} className={cx(tone)} />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
