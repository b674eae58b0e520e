import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListOrdered } from 'lucide-react'
import {
  ListCallNumberRuns,
  type CallNumberRun,
} from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PlanForm } from './plan-form.tsx'
import { runTones } from './run-state.ts'
import styles from './shelf-list.module.css'

const limit = 50

/** Numbers for many items: the plans there are, and a new one. */
export function RunsView() {
  const { words, call, format } = useDesk()
  const { shelf } = words
  const address = useAddress()
  const navigate = useNavigate()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['call-number-runs', offset],
    queryFn: ({ signal }) => call(ListCallNumberRuns, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job', 'call-number-run'], [['call-number-runs']])
  const open = (id: number) => void navigate({ to: '/shelf-list/plans/$id', params: { id: String(id) } })
  const columns: readonly Column<CallNumberRun>[] = [
    {
      id: 'name',
      title: shelf.runName,
      cell: (run) => (
        <TwoLines second={`${format.when(run.createdAt)}, ${shelf.by(run.by)}`}>
          <Link href={`/shelf-list/plans/${run.id}`} look="quiet">
            {run.name}
          </Link>
        </TwoLines>
      ),
      text: (run) => run.name,
    },
    {
      id: 'state',
      title: shelf.runState,
      width: '150px',
      cell: (run) => (
        <Pill tone={runTones[run.state]} icon="tone">
          {words.callNumberRunStates[run.state]}
        </Pill>
      ),
      text: (run) => words.callNumberRunStates[run.state],
    },
    ...(['planned', 'done', 'none'] as const).map((state): Column<CallNumberRun> => ({
      id: state,
      title: { planned: shelf.runPlanned, done: shelf.runDone, none: shelf.runNone }[state],
      width: '110px',
      align: 'end',
      room: 'wide',
      cell: (run) => <Figure value={run.counts[state]} />,
      text: (run) => run.counts[state],
    })),
  ]
  return (
    <div className={styles.columns}>
      <Panel flush>
        <PagedList
          label={shelf.runs}
          name="call-number-runs"
          columns={columns}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => open(id)}
          empty={
            <EmptyState icon={ListOrdered} title={shelf.noRunsTitle}>
              {shelf.noRunsText}
            </EmptyState>
          }
        />
      </Panel>
      <PlanForm onPlanned={open} />
    </div>
  )
}
