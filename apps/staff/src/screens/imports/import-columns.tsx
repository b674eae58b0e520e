import type { Import } from '../../../../server/src/modules/loading/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { stateTones } from './import-state.ts'

/** The columns of the list of imports. */
export function importColumns({ imports, jobStates }: Words, format: Format): readonly Column<Import>[] {
  return [
    {
      id: 'file',
      title: imports.file,
      cell: (row) => (
        <TwoLines second={`${format.when(row.at)}, ${imports.by(row.by)}`}>
          <Link href={`/imports/${row.id}`} look="quiet">
            {row.name}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'state',
      title: imports.state,
      width: '120px',
      cell: (row) => (
        <Pill tone={stateTones[row.state]} icon="tone">
          {jobStates[row.state]}
        </Pill>
      ),
      text: (row) => jobStates[row.state],
      sortBy: (row) => row.state,
    },
    {
      id: 'read',
      title: imports.read,
      width: '84px',
      align: 'end',
      cell: (row) => <Figure value={row.read} />,
      text: (row) => row.read,
      sortBy: (row) => row.read,
    },
    ...(['added', 'updated', 'unchanged', 'refused'] as const).map((state): Column<Import> => ({
      id: state,
      title: imports[state],
      width: '100px',
      align: 'end',
      room: state === 'refused' || state === 'added' ? 'wide' : 'widest',
      cell: (row) => <Figure value={row[state]} />,
      text: (row) => row[state],
      sortBy: (row) => row[state],
    })),
    {
      id: 'seconds',
      title: imports.seconds,
      width: '84px',
      align: 'end',
      room: 'widest',
      cell: (row) => row.seconds !== null && imports.secondsValue(format.count(row.seconds)),
      text: (row) => row.seconds ?? undefined,
      sortBy: (row) => row.seconds ?? undefined,
    },
    {
      id: 'at',
      title: imports.startedAt,
      cell: (row) => format.when(row.at),
      text: (row) => row.at,
      sortBy: (row) => row.at,
      width: '130px',
      optional: true,
    },
  ]
}
