import { Layers, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './loading.module.css'

interface ListedProps<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[] | undefined
  readonly error: Error | null
  readonly onRetry: () => void
  readonly idOf: (row: R) => string
  /** The form for one that is there, or for a new one. */
  readonly form: (row: R | undefined, onDone: () => void) => ReactNode
}

/** A list with a form beside it: the one that is open stands in the address. */
export function Listed<R>({ label, columns, rows, error, onRetry, idOf, form }: ListedProps<R>) {
  const { loading } = useWords()
  const address = useAddress()
  const session = useSession()
  const open = address.text('open')
  const one = rows?.find((row) => idOf(row) === open)
  const done = () => address.set({ open: undefined })
  return (
    <>
      {may(session, 'catalog:loading') && (
        <div>
          <Button icon={Plus} keys="F4" onPress={() => address.set({ open: 'new' })}>
            {loading.new}
          </Button>
        </div>
      )}
      <Panel flush>
        <DataList
          label={label}
          columns={columns}
          rows={rows}
          rowId={idOf}
          error={error ?? undefined}
          onRetry={onRetry}
          openRow={open}
          onOpen={(row) => address.set({ open: idOf(row) })}
          empty={
            <EmptyState icon={Layers} title={loading.empty}>
              {loading.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {(one !== undefined || open === 'new') && (
        <div key={open} className={styles.form}>
          {form(one, done)}
        </div>
      )}
    </>
  )
}
