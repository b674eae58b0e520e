import { Columns3, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../desk-context.ts'
import { Button } from '../button.tsx'
import { Menu } from '../menu.tsx'
import type { Column } from './columns.ts'
import styles from './data-list.module.css'

interface ListToolbarProps<Row> {
  readonly count: number | undefined
  readonly selected: number | undefined
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly Column<Row>[]
  readonly onToggle: (column: string) => void
  readonly choosing: boolean
  readonly onExport: (() => void) | undefined
  readonly children: ReactNode
}

/** What stands above a list: how many rows, filters, the choice of columns, the way to a file. */
export function ListToolbar<Row>(props: ListToolbarProps<Row>) {
  const { count, selected, columns, shown, onToggle, choosing, onExport, children } = props
  const { ui } = useWords()
  return (
    <div className={styles.toolbar}>
      {children}
      <div className={styles.tools}>
        <span className={styles.count} role="status">
          {selected !== undefined && selected > 0 ? ui.selected(selected) : count !== undefined && ui.rows(count)}
        </span>
        {choosing && (
          <Menu
            label={ui.columns}
            trigger={
              <Button tone="plain" icon={Columns3} size="small">
                {ui.columns}
              </Button>
            }
            groups={[
              {
                id: 'columns',
                several: true,
                chosen: shown.map((column) => column.id),
                lines: columns.slice(1).map((column) => ({
                  id: column.id,
                  label: column.title,
                  run: () => onToggle(column.id),
                })),
              },
            ]}
          />
        )}
        {onExport && (
          <Button tone="plain" icon={Download} size="small" onPress={onExport}>
            {ui.exportCsv}
          </Button>
        )}
      </div>
    </div>
  )
}
