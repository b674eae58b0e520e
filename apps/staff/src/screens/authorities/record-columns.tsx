import type { AuthorityBrief } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

/** The columns of a list of authority records. */
export function recordColumns({
  authorities,
  authorityClassNames,
  authorityStateNames,
}: Words): readonly Column<AuthorityBrief>[] {
  return [
    {
      id: 'heading',
      title: authorities.heading,
      cell: (row) => (
        <TwoLines second={row.via === null ? row.control : authorities.found(row.via)}>
          <Link href={`/authorities/${row.id}`} look="quiet">
            {row.text}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.text,
    },
    {
      id: 'class',
      title: authorities.class,
      width: '150px',
      room: 'wide',
      cell: (row) => authorityClassNames[row.class],
      text: (row) => authorityClassNames[row.class],
    },
    {
      id: 'vocabulary',
      title: authorities.vocabulary,
      width: '110px',
      room: 'some',
      cell: (row) => row.vocabulary,
      text: (row) => row.vocabulary,
    },
    {
      id: 'state',
      title: authorities.state,
      width: '130px',
      room: 'wide',
      cell: (row) =>
        row.state === 'current' ? null : (
          <Pill tone="warn" icon="tone">
            {authorityStateNames[row.state]}
          </Pill>
        ),
      text: (row) => row.state,
    },
    {
      id: 'titles',
      title: authorities.underIt,
      width: '84px',
      align: 'end',
      cell: (row) => <Figure value={row.bibs} />,
      text: (row) => row.bibs,
    },
  ]
}
