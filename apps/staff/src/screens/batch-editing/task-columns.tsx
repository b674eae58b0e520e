import type { BatchTaskBrief } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

/** The list of saved tasks. */
export function taskColumns({ batch }: Words, format: Format): readonly Column<BatchTaskBrief>[] {
  return [
    {
      id: 'name',
      title: batch.task,
      cell: (task) => (
        <TwoLines second={[task.folder, ...task.tags, task.note].filter(Boolean).join(' · ')}>
          <Link href={`/batch-editing/tasks/${task.id}`} look="quiet">
            {task.name}
          </Link>
        </TwoLines>
      ),
      text: (task) => task.name,
    },
    {
      id: 'steps',
      title: batch.steps,
      width: '150px',
      cell: (task) =>
        task.understood < task.instructions ? (
          <Pill tone="warn">{batch.understood(format.count(task.understood), format.count(task.instructions))}</Pill>
        ) : (
          batch.stepCount(task.steps)
        ),
      text: (task) => task.steps,
    },
    {
      id: 'owner',
      title: batch.owner,
      width: '140px',
      room: 'wide',
      cell: (task) => (task.shared ? batch.shared : task.owner),
      text: (task) => (task.shared ? batch.shared : task.owner),
    },
    {
      id: 'last',
      title: batch.lastRun,
      width: '130px',
      room: 'some',
      cell: (task) => (task.lastRunAt === null ? batch.never : <When value={task.lastRunAt} />),
      text: (task) => task.lastRunAt ?? '',
    },
  ]
}
