import type { FileEdit } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

const tones = { waiting: 'info', running: 'info', done: 'ok', failed: 'stop', cancelled: 'neutral' } as const

/** The list of files that tasks were run over. */
export function fileColumns({ batch, jobStates }: Words, format: Format): readonly Column<FileEdit>[] {
  return [
    {
      id: 'name',
      title: batch.file,
      cell: (row) => (
        <TwoLines second={`${row.taskName} · ${batch.byAt(row.by, format.when(row.at))}`}>{row.name}</TwoLines>
      ),
      text: (row) => row.name,
    },
    {
      id: 'records',
      title: batch.records,
      width: '90px',
      align: 'end',
      cell: (row) => <Figure value={row.records} />,
      text: (row) => row.records,
    },
    {
      id: 'changed',
      title: batch.changed,
      width: '90px',
      align: 'end',
      cell: (row) => <Figure value={row.changed} />,
      text: (row) => row.changed,
    },
    {
      id: 'state',
      title: batch.state,
      width: '120px',
      cell: (row) => (
        <Pill tone={tones[row.state]} icon="tone">
          {jobStates[row.state]}
        </Pill>
      ),
      text: (row) => jobStates[row.state],
    },
  ]
}
