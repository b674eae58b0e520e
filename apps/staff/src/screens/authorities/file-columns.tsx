import type { AuthorityLoad } from '../../../../server/src/modules/authority-control/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

/** The colour of the state of a load. */
export const loadTones: Readonly<Record<AuthorityLoad['state'], Tone>> = {
  waiting: 'neutral',
  running: 'info',
  linking: 'info',
  done: 'ok',
  failed: 'stop',
  cancelled: 'warn',
}

/** The columns of the list of authority files. */
export function fileColumns(words: Words, format: Format): readonly Column<AuthorityLoad>[] {
  const { authorities, authorityLoadStates } = words
  return [
    {
      id: 'file',
      title: authorities.file,
      cell: (row) => (
        <TwoLines second={`${format.when(row.at)}, ${row.by}`}>
          <Link href={`/authorities/files/${row.id}`} look="quiet">
            {row.name}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'state',
      title: authorities.state,
      width: '120px',
      cell: (row) => (
        <Pill tone={loadTones[row.state]} icon="tone">
          {authorityLoadStates[row.state]}
        </Pill>
      ),
      text: (row) => authorityLoadStates[row.state],
    },
    {
      id: 'vocabulary',
      title: authorities.vocabulary,
      width: '110px',
      room: 'wide',
      cell: (row) => row.vocabulary,
      text: (row) => row.vocabulary ?? '',
    },
    ...(['read', 'added', 'updated', 'refused'] as const).map((part): Column<AuthorityLoad> => ({
      id: part,
      title: authorities[part],
      width: '92px',
      align: 'end',
      room: part === 'read' ? 'some' : 'wide',
      cell: (row) => <Figure value={row[part]} />,
      text: (row) => row[part],
      sortBy: (row) => row[part],
    })),
  ]
}
