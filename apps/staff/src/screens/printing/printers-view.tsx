import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Printer as PrinterIcon, X } from 'lucide-react'
import {
  ListWorkstations,
  RemoveWorkstation,
  type Printer,
  type Workstation,
} from '../../../../server/src/modules/printing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import settings from '../settings/settings.module.css'
import { PrinterForm } from './printer-form.tsx'
import styles from './printing.module.css'
import { printerTones, usePrinterList } from './use-printers.ts'
import { useWorkstation, workstationsKey } from './use-printing.ts'

/** The printers of the library and how they are, and the computers that were given a name. */
export function PrintersView() {
  const { words } = useDesk()
  const { printing } = words
  const session = useSession()
  const address = useAddress()
  const list = usePrinterList()
  const open = address.number('id')
  const chosen = list.data?.rows.find(({ id }) => id === open)
  return (
    <div className={settings.columns}>
      <div className={styles.stack}>
        <Panel title={printing.printers} icon={PrinterIcon} flush>
          <DataList
            label={printing.printers}
            name="printers"
            columns={printerColumns(words)}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open)}
            onOpen={({ id }) => address.set({ id: id === open ? undefined : id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={PrinterIcon} title={printing.nonePrinters}>
                {printing.nonePrintersText}
              </EmptyState>
            }
          />
        </Panel>
        <Workstations />
      </div>
      {(chosen !== undefined || may(session, 'printing:manage')) && (
        <PrinterForm key={chosen?.id ?? 'new'} printer={chosen} />
      )}
    </div>
  )
}

function printerColumns({ printing, printerStateNames, printerKindNames }: Words): readonly Column<Printer>[] {
  return [
    {
      id: 'name',
      title: printing.printer,
      cell: (printer) => (
        <TwoLines second={`${printer.branchName}, ${printer.host}:${printer.port}`}>{printer.name}</TwoLines>
      ),
      text: (printer) => printer.name,
      sortBy: (printer) => printer.name,
    },
    {
      id: 'state',
      title: printing.state,
      width: '150px',
      cell: (printer) => (
        <Pill tone={printer.enabled ? printerTones[printer.state] : 'neutral'} icon="tone">
          {printerStateNames[printer.state]}
        </Pill>
      ),
      text: (printer) => printerStateNames[printer.state],
      sortBy: (printer) => printer.state,
    },
    {
      id: 'kind',
      title: printing.kind,
      width: '24%',
      room: 'wide',
      cell: (printer) => printerKindNames[printer.kind],
      text: (printer) => printerKindNames[printer.kind],
      sortBy: (printer) => printer.kind,
    },
    {
      id: 'waiting',
      title: printing.queue,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: ({ waiting, held }) => waiting + held,
      text: ({ waiting, held }) => waiting + held,
      sortBy: ({ waiting, held }) => waiting + held,
    },
  ]
}

function Workstations() {
  const { words, call } = useDesk()
  const { printing } = words
  const session = useSession()
  const queries = useQueryClient()
  const own = useWorkstation()
  const list = useQuery({
    queryKey: workstationsKey,
    queryFn: ({ signal }) => call(ListWorkstations, { query: {} }, signal),
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(RemoveWorkstation, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: workstationsKey }),
  })
  const columns: readonly Column<Workstation>[] = [
    {
      id: 'name',
      title: printing.name,
      cell: (one) => (
        <TwoLines second={one.branchName}>
          {one.name} {one.id === own?.id && <Pill tone="ok">{printing.here}</Pill>}
        </TwoLines>
      ),
      text: (one) => one.name,
      sortBy: (one) => one.name,
    },
    ...(may(session, 'printing:manage')
      ? [
          {
            id: 'remove',
            title: '',
            width: '60px',
            align: 'end' as const,
            cell: (one: Workstation) => (
              <IconButton icon={X} label={printing.removeWorkstation(one.name)} onPress={() => remove.mutate(one.id)} />
            ),
          },
        ]
      : []),
  ]
  return (
    <Panel title={printing.workstations} icon={Monitor} flush>
      {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
      <DataList
        label={printing.workstations}
        name="workstations"
        columns={columns}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        empty={<EmptyState icon={Monitor} title={printing.noneWorkstations} />}
      />
    </Panel>
  )
}
