import type { BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { editTones } from './edit-state.ts'

/** The list of batch edits. */
export function editColumns({ batch, batchStates }: Words, format: Format): readonly Column<BatchRun>[] {
  return [
    {
      id: 'name',
      title: batch.edit,
      cell: (run) => (
        <TwoLines second={`${run.selectionText} · ${format.when(run.at)}, ${run.by}`}>
          <Link href={`/batch-editing/edits/${run.id}`} look="quiet">
            {run.name}
          </Link>
        </TwoLines>
      ),
      text: (run) => run.name,
    },
    {
      id: 'records',
      title: batch.records,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: (run) => <Figure value={run.records} />,
      text: (run) => run.records,
    },
    {
      id: 'changed',
      title: batch.changed,
      width: '90px',
      align: 'end',
      cell: (run) => <Figure value={run.state === 'applied' ? run.counts.written : run.counts.changed} />,
      text: (run) => (run.state === 'applied' ? run.counts.written : run.counts.changed),
    },
    {
      id: 'state',
      title: batch.state,
      width: '150px',
      cell: (run) => (
        <Pill tone={run.undone ? 'neutral' : editTones[run.state]} icon="tone">
          {run.undone ? batch.undone : batchStates[run.state]}
        </Pill>
      ),
      text: (run) => (run.undone ? batch.undone : batchStates[run.state]),
    },
  ]
}
