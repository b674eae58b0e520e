import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Cable } from 'lucide-react'
import {
  EndMachineSession,
  ListMachineSessions,
  type MachineSession,
} from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'

/** Lines that are open just now, those of one machine or all. */
export function OpenLines({ machine }: { readonly machine: number | undefined }) {
  const { words, call, announce, format } = useDesk()
  const { machines } = words
  const session = useSession()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['machine-sessions', machine],
    queryFn: ({ signal }) =>
      call(ListMachineSessions, { query: { ...(machine !== undefined && { machine }) } }, signal),
    refetchInterval: 10_000,
  })
  const end = useMutation({
    mutationFn: (id: string) => call(EndMachineSession, { params: { session: id } }),
    onSuccess: () => announce(machines.hungUp),
    onSettled: () => queries.invalidateQueries({ queryKey: ['machine-sessions'] }),
  })
  return (
    <Panel title={machines.lines} flush>
      <DataList<MachineSession>
        label={machines.lines}
        noTools
        columns={[
          {
            id: 'machine',
            title: machines.name,
            cell: (row) => (
              <TwoLines
                second={`${row.address}${row.tls ? ', TLS' : ''}${row.emulated ? `, ${machines.emulated}` : ''}`}
              >
                {row.machineName ?? machines.beforeLogin}
              </TwoLines>
            ),
          },
          {
            id: 'since',
            title: machines.since,
            width: '120px',
            room: 'some',
            cell: (row) => <When value={row.since} />,
          },
          {
            id: 'messages',
            title: machines.messages,
            width: '96px',
            align: 'end',
            cell: (row) => format.count(row.messages),
          },
          {
            id: 'faults',
            title: machines.faults,
            width: '76px',
            align: 'end',
            room: 'some',
            cell: (row) => format.count(row.faults),
          },
          {
            id: 'end',
            title: machines.hangUp,
            width: '92px',
            cell: (row) =>
              may(session, 'machines:manage') && (
                <TextButton onPress={() => end.mutate(row.id)}>{machines.hangUp}</TextButton>
              ),
          },
        ]}
        rows={list.data?.rows}
        rowId={({ id }) => id}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        empty={<EmptyState icon={Cable} title={machines.noLines} />}
      />
    </Panel>
  )
}
