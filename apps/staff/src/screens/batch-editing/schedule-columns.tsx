import type { BatchSchedule } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

/** The list of tasks that run by themselves. */
export function scheduleColumns({ batch }: Words): readonly Column<BatchSchedule>[] {
  return [
    {
      id: 'name',
      title: batch.schedule,
      cell: (row) => <TwoLines second={`${row.taskName} · ${row.text}`}>{row.name}</TwoLines>,
      text: (row) => row.name,
    },
    {
      id: 'next',
      title: batch.next,
      width: '140px',
      room: 'some',
      cell: (row) => (row.nextAt === null ? batch.afterImport : <When value={row.nextAt} />),
      text: (row) => row.nextAt ?? '',
    },
    {
      id: 'last',
      title: batch.lastRun,
      width: '140px',
      room: 'some',
      cell: (row) =>
        row.lastRun === null || row.lastAt === null ? (
          batch.never
        ) : (
          <Link href={`/batch-editing/edits/${row.lastRun}`} look="quiet">
            <When value={row.lastAt} />
          </Link>
        ),
      text: (row) => row.lastAt ?? '',
    },
    {
      id: 'state',
      title: batch.state,
      width: '120px',
      cell: (row) => (
        <Pill tone={row.problem !== null ? 'stop' : row.enabled ? 'ok' : 'neutral'} icon="tone">
          {row.problem !== null ? batch.scheduleFails : row.enabled ? batch.scheduleOn : batch.off}
        </Pill>
      ),
      text: (row) => (row.enabled ? batch.scheduleOn : batch.off),
    },
  ]
}
