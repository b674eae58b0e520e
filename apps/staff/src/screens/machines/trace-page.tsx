import { useQuery } from '@tanstack/react-query'
import { Activity, Download } from 'lucide-react'
import { useState } from 'react'
import { ListMachines, ListTrace, type TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/data-list/csv.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { traceText } from './message-fields.ts'
import { TraceFilters } from './trace-filters.tsx'
import { TraceDetail } from './trace-detail.tsx'
import { clockTo, toneOfTrace, traceFilter } from './trace-view.ts'
import styles from './machines.module.css'

const pageSize = 100

/** What machines said and what they were answered, as it comes; one exchange opens with both sides and why. */
export function TracePage() {
  const { words, call, format } = useDesk()
  const { machines } = words
  const address = useAddress()
  const [paused, setPaused] = useState(false)
  const filter = traceFilter(address)
  const clock = clockTo(format.settings)
  useLiveRefresh(paused ? [] : ['machine-trace'], [['machine-trace']])
  const list = useQuery({
    queryKey: ['machine-trace', filter],
    queryFn: ({ signal }) => call(ListTrace, { query: { ...filter, limit: pageSize } }, signal),
    placeholderData: (before) => before,
    // Other processes tell of their lines too, but a line between them can be down.
    refetchInterval: paused || filter.before !== undefined ? false : 5000,
  })
  const names = useQuery({
    queryKey: ['machines', 'list'],
    queryFn: ({ signal }) => call(ListMachines, { query: { limit: 1000 } }, signal),
  })
  const rows = list.data?.rows
  const open = address.number('entry')
  const chosen = rows?.find(({ id }) => id === open)
  const oldest = rows?.at(-1)?.id
  const part = useBringIntoView<HTMLDivElement>(open)
  return (
    <>
      <TraceFilters machines={names.data?.rows ?? []} paused={paused} onPause={setPaused} />
      <div className={styles.columns}>
        <Panel flush>
          <DataList<TraceEntry>
            label={machines.trace}
            name="trace"
            columns={[
              {
                id: 'at',
                title: machines.at,
                width: '108px',
                cell: (row) => <time dateTime={row.at}>{clock(row.at)}</time>,
                text: (row) => row.at,
              },
              {
                id: 'text',
                title: machines.what,
                cell: (row) => (
                  <TwoLines
                    second={[row.machineName ?? `${row.address}, ${machines.beforeLogin}`, row.why[0]?.text ?? '']
                      .filter((text) => text !== '')
                      .join(' · ')}
                  >
                    {row.text}
                  </TwoLines>
                ),
              },
              {
                id: 'tone',
                title: machines.state,
                width: '112px',
                cell: (row) => (
                  <Pill tone={toneOfTrace(row.tone)} icon="tone">
                    {words.traceToneNames[row.tone]}
                  </Pill>
                ),
                text: (row) => words.traceToneNames[row.tone],
              },
              {
                id: 'took',
                title: machines.took,
                width: '76px',
                align: 'end',
                room: 'wide',
                cell: (row) => machines.ms(row.milliseconds),
                text: (row) => row.milliseconds,
              },
            ]}
            rows={rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open)}
            onOpen={({ id }) => address.set({ entry: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            tools={
              <Button
                size="small"
                tone="plain"
                icon={Download}
                isDisabled={rows === undefined || rows.length === 0}
                onPress={() => saveFile('trace.txt', traceText(rows ?? []), 'text/plain;charset=utf-8')}
              >
                {machines.download}
              </Button>
            }
            empty={
              <EmptyState icon={Activity} title={machines.noTrace}>
                {machines.noTraceText}
              </EmptyState>
            }
            {...((filter.before !== undefined || list.data?.more === true) && {
              footer: (
                <div className={styles.bar}>
                  {filter.before !== undefined && (
                    <Button size="small" onPress={() => address.set({ before: undefined }, 'replace')}>
                      {machines.newest}
                    </Button>
                  )}
                  {list.data?.more === true && (
                    <Button size="small" onPress={() => address.set({ before: oldest }, 'replace')}>
                      {machines.older}
                    </Button>
                  )}
                </div>
              ),
            })}
          />
        </Panel>
        <div ref={part}>
          {chosen ? (
            <TraceDetail key={chosen.id} entry={chosen} />
          ) : (
            <Panel>
              <EmptyState icon={Activity} title={machines.chooseEntry}>
                {machines.maskedNote}
              </EmptyState>
            </Panel>
          )}
        </div>
      </div>
    </>
  )
}
