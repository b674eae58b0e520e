import { Plus, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Coded } from './code-form.tsx'
import styles from './settings.module.css'

interface CodeListProps<Row> {
  /** What is listed, for those who listen. */
  readonly label: string
  /** Name under which chosen columns are kept and files are saved. */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly icon: LucideIcon
  /** The words of the button that begins a new one. */
  readonly add: string
  /** Without it the list can be looked at only. */
  readonly permission: string
  /** The form beside the list: of the row that is open, or of a new one. */
  readonly form: (open: Row | undefined) => ReactNode
}

/** A short list of the library's own, each with a code and a name, and beside it the form of the one that is open. */
export function CodeList<Row extends Coded>(props: CodeListProps<Row>) {
  const { label, name, columns, rows, icon, add, permission, form } = props
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const mayChange = may(session, permission)
  const open = rows.find(({ code }) => code === address.text('id'))
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={label}
          name={name}
          columns={columns}
          rows={rows}
          rowId={({ code }) => code}
          openRow={open?.code}
          onOpen={({ code }) => address.set({ id: code }, 'replace')}
          empty={<EmptyState icon={icon} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
                {add}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && form(open)}
    </div>
  )
}

/** The column of names. */
export function nameColumn<Row extends Coded>({ settings }: Words): Column<Row> {
  return {
    id: 'name',
    title: settings.name,
    cell: ({ name }) => name,
    text: ({ name }) => name,
    sortBy: ({ name }) => name,
  }
}

/** The column of codes. */
export function codeColumn<Row extends Coded>({ settings }: Words, width: string): Column<Row> {
  return { id: 'code', title: settings.code, width, cell: ({ code }) => code, text: ({ code }) => code }
}
