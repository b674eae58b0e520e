import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheckBig } from 'lucide-react'
import {
  ListMachineExceptions,
  SettleMachineException,
  type MachineException,
} from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'

/** What machines did on their own and the rules were against: staff look at each. */
export function ExceptionsPage() {
  const { words, call, announce } = useDesk()
  const { machines } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const all = address.text('all') !== undefined
  const list = useQuery({
    queryKey: ['machine-exceptions', all],
    queryFn: ({ signal }) =>
      call(ListMachineExceptions, { query: { ...(!all && { settled: false }), limit: 500 } }, signal),
  })
  const settle = useMutation({
    mutationFn: (id: number) => call(SettleMachineException, { params: { id }, body: {} }),
    onSuccess: () => announce(machines.settled),
    onSettled: () => queries.invalidateQueries({ queryKey: ['machine-exceptions'] }),
  })
  return (
    <Panel flush>
      <DataList<MachineException>
        label={machines.exceptions}
        name="machine-exceptions"
        columns={[
          {
            id: 'what',
            title: machines.what,
            cell: (row) => (
              <TwoLines second={row.blocks.map(({ message }) => message).join(' ')}>
                {words.machineExceptionKinds[row.kind]}: {row.barcode} {row.card !== '' && `→ ${row.card}`}
              </TwoLines>
            ),
            text: (row) => row.blocks.map(({ message }) => message).join(' '),
          },
          {
            id: 'machine',
            title: machines.filterMachine,
            width: '18%',
            room: 'wide',
            cell: (row) => row.machineName,
            text: (row) => row.machineName,
          },
          {
            id: 'when',
            title: machines.at,
            width: '130px',
            room: 'some',
            cell: (row) => <When value={row.happened} />,
            text: (row) => row.happened,
            sortBy: (row) => row.happened,
          },
          {
            id: 'state',
            title: machines.state,
            width: '130px',
            cell: (row) => (
              <Pill tone={row.recorded ? 'warn' : 'stop'} icon="tone">
                {row.recorded ? machines.offline : machines.notPossible}
              </Pill>
            ),
            text: (row) => (row.recorded ? machines.offline : machines.notPossible),
          },
          {
            id: 'links',
            title: machines.patron,
            width: '90px',
            room: 'some',
            cell: (row) => row.patron !== null && <Link href={`/patrons/${row.patron}`}>{machines.patron}</Link>,
          },
          {
            id: 'settle',
            title: machines.settle,
            width: '140px',
            cell: (row) =>
              row.settledAt !== null ? (
                <>
                  {row.settledBy} <When value={row.settledAt} />
                </>
              ) : (
                may(session, 'machines:manage') && (
                  <Button size="small" isPending={settle.isPending} onPress={() => settle.mutate(row.id)}>
                    {machines.settle}
                  </Button>
                )
              ),
          },
        ]}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        tools={
          <Switch isSelected={all} onChange={(on) => address.set({ all: on ? '1' : undefined }, 'replace')}>
            {machines.withSettled}
          </Switch>
        }
        empty={
          <EmptyState icon={CircleCheckBig} title={machines.allSeen}>
            {machines.allSeenText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
