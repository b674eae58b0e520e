import type { Static } from 'typebox'
import type { AuthorityLoadRow } from '../../../../server/src/modules/authority-control/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

type Row = Static<typeof AuthorityLoadRow>

/** The columns of what is to be told of the records of a file. */
export function fileRowColumns({ authorities }: Words): readonly Column<Row>[] {
  return [
    {
      id: 'number',
      title: 'Nr',
      width: '72px',
      align: 'end',
      cell: (row) => <Figure value={row.number} />,
      text: (row) => row.number,
    },
    {
      id: 'heading',
      title: authorities.heading,
      cell: (row) => (
        <TwoLines second={row.notes.join(' ')}>
          {row.authority === null ? (
            (row.heading ?? row.control ?? '—')
          ) : (
            <Link href={`/authorities/${row.authority}`} look="quiet">
              {row.heading ?? row.control}
            </Link>
          )}
        </TwoLines>
      ),
      text: (row) => `${row.heading ?? ''} ${row.notes.join(' ')}`,
    },
    {
      id: 'state',
      title: authorities.state,
      width: '110px',
      cell: (row) => <Pill tone={row.state === 'refused' ? 'stop' : 'neutral'}>{authorities[row.state]}</Pill>,
      text: (row) => row.state,
    },
  ]
}
