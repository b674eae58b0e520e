import { useQuery } from '@tanstack/react-query'
import { DoorOpen } from 'lucide-react'
import { ListGates, type Gate } from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { GateForm } from './gate-form.tsx'
import { GateHours } from './gate-hours.tsx'
import { GatePlay } from './gate-play.tsx'
import styles from './machines.module.css'

/** The gates with their counts of today; one that is chosen opens beside. */
export function GatesPage() {
  const { words, call, format } = useDesk()
  const { sorting } = words
  const session = useSession()
  const address = useAddress()
  useLiveRefresh(['gate', 'gate-alarm'], [['gates']])
  const list = useQuery({ queryKey: ['gates'], queryFn: ({ signal }) => call(ListGates, {}, signal) })
  const chosen = list.data?.rows.find(({ id }) => id === address.number('gate'))
  const part = useBringIntoView<HTMLDivElement>(chosen?.id)
  const open = list.data?.rows.reduce((sum, gate) => sum + gate.open, 0) ?? 0
  const figure = (id: keyof Gate['today'], title: string, room?: 'some' | 'wide') => ({
    id,
    title,
    width: '92px',
    align: 'end' as const,
    ...(room && { room }),
    cell: (row: Gate) => format.count(row.today[id]),
    text: (row: Gate) => row.today[id],
    sortBy: (row: Gate) => row.today[id],
  })
  return (
    <>
      {open > 0 && (
        <div className={styles.bar}>
          <Pill tone="stop" icon="tone">
            {sorting.openAlarms(open)}
          </Pill>
          <ButtonLink href="/machines/alarms">{words.machines.alarms}</ButtonLink>
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel flush>
            <DataList<Gate>
              label={words.machines.gates}
              name="gates"
              columns={[
                {
                  id: 'name',
                  title: sorting.gate,
                  cell: (row) => <TwoLines second={row.branchName}>{row.name}</TwoLines>,
                  text: (row) => row.name,
                  sortBy: (row) => row.name,
                },
                figure('entered', sorting.enteredToday),
                figure('wentOut', sorting.outToday, 'some'),
                figure('things', sorting.thingsToday, 'wide'),
                figure('alarms', sorting.alarmsToday),
                {
                  id: 'heard',
                  title: sorting.heard,
                  width: '130px',
                  room: 'some',
                  cell: (row) => (row.heardAt === null ? sorting.neverHeard : <When value={row.heardAt} />),
                  text: (row) => row.heardAt ?? '',
                },
              ]}
              rows={list.data?.rows}
              rowId={({ id }) => String(id)}
              openRow={chosen && String(chosen.id)}
              onOpen={({ id }) => address.set({ gate: id }, 'replace')}
              error={list.error ?? undefined}
              onRetry={() => void list.refetch()}
              empty={
                <EmptyState icon={DoorOpen} title={sorting.noGates}>
                  {sorting.noGatesText}
                </EmptyState>
              }
            />
          </Panel>
          {(list.data?.total ?? 0) > 0 && <GateHours gate={chosen} />}
        </div>
        <div className={styles.stack} ref={part}>
          {may(session, 'sorting:manage') && (
            <GateForm key={chosen?.id ?? 'new'} gate={chosen} onDone={(id) => address.set({ gate: id }, 'replace')} />
          )}
          {chosen && may(session, 'gates:report') && <GatePlay key={`play ${chosen.id}`} gate={chosen} />}
        </div>
      </div>
    </>
  )
}
