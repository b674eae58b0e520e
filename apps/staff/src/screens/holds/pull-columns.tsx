import { UserRound } from 'lucide-react'
import type { Static } from 'typebox'
import type { PullRow } from '../../../../server/src/modules/holds/contract.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

type Row = Static<typeof PullRow>

/** The columns of what to fetch: where it stands comes first. */
export function pullColumns({ holds }: Words): readonly Column<Row>[] {
  return [
    {
      id: 'call',
      title: holds.callNumber,
      width: '24%',
      cell: (row) => (
        <TwoLines second={[row.floor, row.location].filter(Boolean).join(' · ')}>
          {[row.callNumber || '—', row.part].filter(Boolean).join(' ')}
        </TwoLines>
      ),
      text: (row) => row.callNumber,
    },
    {
      id: 'claim',
      title: holds.claim,
      width: '120px',
      room: 'some',
      cell: (row) =>
        row.claim !== null && (
          <Pill tone={row.claim.mine ? 'info' : 'neutral'} icon={UserRound}>
            {row.claim.mine ? holds.you : <bdi>{row.claim.by}</bdi>}
          </Pill>
        ),
      text: (row) => row.claim?.by ?? '',
      sortBy: (row) => row.claim?.by,
    },
    {
      id: 'floor',
      title: holds.floor,
      optional: true,
      cell: (row) => row.floor,
      text: (row) => row.floor,
      sortBy: (row) => row.floor,
    },
    {
      id: 'location',
      title: holds.location,
      optional: true,
      cell: (row) => row.location,
      text: (row) => row.location ?? '',
    },
    {
      id: 'title',
      title: holds.book,
      cell: (row) => (
        <TwoLines
          second={row.author ?? undefined}
          cover={{ title: row.title, author: row.author ?? undefined, classNumber: row.callNumber }}
        >
          {row.title}
        </TwoLines>
      ),
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'barcode',
      title: holds.barcode,
      width: '168px',
      room: 'widest',
      cell: (row) => <Barcode value={row.barcode} />,
      text: (row) => row.barcode,
    },
    {
      id: 'for',
      title: holds.for,
      width: '20%',
      room: 'some',
      cell: (row) => <TwoLines second={row.pickupName}>{row.patronName}</TwoLines>,
      text: (row) => row.patronName,
      sortBy: (row) => row.patronName,
    },
    {
      id: 'pickup',
      title: holds.pickup,
      optional: true,
      cell: (row) => row.pickupName,
      text: (row) => row.pickupName,
      sortBy: (row) => row.pickupName,
    },
    {
      id: 'placed',
      title: holds.placed,
      width: '110px',
      room: 'widest',
      cell: (row) => <When value={row.placedAt} as="day" />,
      text: (row) => row.placedAt,
      sortBy: (row) => row.placedAt,
    },
  ]
}
