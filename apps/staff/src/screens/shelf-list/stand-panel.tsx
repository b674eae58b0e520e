import { detectScheme, lcClassName } from '@carrel/call-number'
import { BookOpen } from 'lucide-react'
import type { ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useWords } from '../../desk-context.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Spines } from './spines.tsx'
import { StatusPill } from './status-pill.tsx'
import type { ShelfWindow } from './shelf-window.ts'
import styles from './shelf-list.module.css'

interface StandPanelProps {
  readonly window: ShelfWindow
  readonly placeName: (row: ShelfRow) => string
}

/** What one stands at: its label between its neighbours, and what it is. */
export function StandPanel({ window: shown, placeName }: StandPanelProps) {
  const { shelf } = useWords()
  const row = shown.rows[shown.at]
  if (row === undefined) return null
  const from = Math.max(0, shown.at - 2)
  const around = shown.rows.slice(from, shown.at + 3)
  const [letters = ''] = /^[A-Z]{1,3}/.exec(row.callNumber.toUpperCase()) ?? []
  const className = detectScheme(row.callNumber) === 'lc' ? lcClassName(letters) : undefined
  return (
    <Panel title={shelf.standing}>
      <div className={styles.stand}>
        <Spines numbers={around.map(({ callNumber }) => callNumber)} at={shown.at - from} />
        <div>
          <p className={styles.standNumber} dir="ltr">
            {row.callNumber}
          </p>
          <p>
            <bdi>{row.title}</bdi>
          </p>
          {className !== undefined && <p className={styles.second}>{shelf.classOf(letters, className)}</p>}
          {row.item === null && <p className={styles.second}>{shelf.ordered}</p>}
        </div>
        <KeyValues
          facts={[
            { label: shelf.status, value: <StatusPill row={row} /> },
            ...(row.branch === null ? [] : [{ label: shelf.place, value: placeName(row) }]),
            ...(row.barcode === null ? [] : [{ label: shelf.barcode, value: <Barcode value={row.barcode} /> }]),
          ]}
        />
        <ButtonLink href={`/catalogue/${row.bib}`} icon={BookOpen}>
          {shelf.openTitle}
        </ButtonLink>
      </div>
    </Panel>
  )
}
