import { useQuery } from '@tanstack/react-query'
import { MonitorCheck, Plus } from 'lucide-react'
import { GetMachineLine, ListMachines, type Machine } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { AccountForm } from './account-form.tsx'
import styles from './machines.module.css'
import { NewAccount } from './new-account.tsx'
import { OpenLines } from './open-lines.tsx'

/** Accounts of machines with how they do just now; one that is chosen opens with its options. */
export function AccountsPage() {
  const { words, call } = useDesk()
  const { machines } = words
  const session = useSession()
  const address = useAddress()
  useLiveRefresh(['machines', 'machine-state'], [['machines'], ['machine-line'], ['machine-sessions']])
  const list = useQuery({
    queryKey: ['machines', 'list'],
    queryFn: ({ signal }) => call(ListMachines, { query: { limit: 1000 } }, signal),
    refetchInterval: 10_000,
  })
  const line = useQuery({
    queryKey: ['machine-line'],
    queryFn: ({ signal }) => call(GetMachineLine, {}, signal),
    refetchInterval: 10_000,
  })
  const chosen = list.data?.rows.find(({ id }) => id === address.number('machine'))
  const isNew = address.text('machine') === 'new'
  const part = useBringIntoView<HTMLDivElement>(address.text('machine'))
  const canManage = may(session, 'machines:manage')
  const state = (row: Machine) =>
    !row.active
      ? machines.inactive
      : row.state.connected > 0
        ? machines.connected(row.state.connected)
        : machines.silent
  return (
    <>
      <div className={styles.bar}>
        {line.data && (
          <>
            <Pill tone={line.data.listening ? 'ok' : 'stop'} icon="tone">
              {line.data.listening ? machines.listening(line.data.port) : machines.notListening}
            </Pill>
            <span className={styles.faint}>
              {line.data.tlsPort === null ? machines.noTls : machines.tls(line.data.tlsPort)} ·{' '}
              {machines.open(line.data.open, line.data.most)} · {machines.perMinute(line.data.perMinute)}
            </span>
          </>
        )}
        <span className={styles.gap} />
        {canManage && (
          <Button tone="primary" icon={Plus} keys="F4" onPress={() => address.set({ machine: 'new' })}>
            {machines.newMachine}
          </Button>
        )}
      </div>
      <div className={chosen || isNew ? styles.columns : styles.stack}>
        <div className={styles.stack}>
          <Panel flush>
            <DataList<Machine>
              label={machines.accounts}
              name="machines"
              columns={[
                {
                  id: 'name',
                  title: machines.name,
                  cell: (row) => (
                    <TwoLines second={`${words.machineKindNames[row.kind]}, ${row.branchName}`}>{row.name}</TwoLines>
                  ),
                  text: (row) => row.name,
                  sortBy: (row) => row.name,
                },
                {
                  id: 'state',
                  title: machines.state,
                  width: '150px',
                  cell: (row) => (
                    <Pill tone={row.active && row.state.connected > 0 ? 'ok' : 'neutral'}>{state(row)}</Pill>
                  ),
                  text: state,
                  sortBy: state,
                },
                {
                  id: 'last',
                  title: machines.lastMessage,
                  width: '130px',
                  room: 'some',
                  cell: (row) =>
                    row.state.lastMessage === null ? machines.never : <When value={row.state.lastMessage} />,
                  text: (row) => row.state.lastMessage ?? '',
                  sortBy: (row) => row.state.lastMessage ?? '',
                },
                {
                  id: 'problem',
                  title: words.traceToneNames.fault,
                  room: 'wide',
                  cell: (row) => row.state.lastProblem && <span>{row.state.lastProblem.text}</span>,
                  text: (row) => row.state.lastProblem?.text,
                },
              ]}
              rows={list.data?.rows}
              rowId={({ id }) => String(id)}
              openRow={chosen && String(chosen.id)}
              onOpen={({ id }) => address.set({ machine: id }, 'replace')}
              error={list.error ?? undefined}
              onRetry={() => void list.refetch()}
              empty={
                <EmptyState icon={MonitorCheck} title={machines.noMachines}>
                  {machines.noMachinesText}
                </EmptyState>
              }
            />
          </Panel>
          <OpenLines machine={chosen?.id} />
        </div>
        {(chosen || isNew) && (
          <div ref={part}>
            {isNew && canManage && <NewAccount onClose={() => address.set({ machine: undefined })} />}
            {chosen && <AccountForm key={chosen.id} machine={chosen} />}
          </div>
        )}
      </div>
    </>
  )
}
