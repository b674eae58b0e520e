import type { Hold } from '../../../../server/src/modules/holds/contract.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { isUncollected } from './hold-view.ts'

/** The columns of the hold shelf: who comes for it, what it is, until when. */
export function shelfColumns({ holds }: Words, today: string): readonly Column<Hold>[] {
  return [
    {
      id: 'for',
      title: holds.for,
      width: '30%',
      cell: (hold) => (
        <TwoLines second={hold.card === null ? undefined : <Barcode value={hold.card} />}>
          <Link href={`/patrons/${hold.patron}`} look="quiet">
            {hold.patronName}
          </Link>
        </TwoLines>
      ),
      text: (hold) => hold.patronName,
      sortBy: (hold) => hold.patronName,
    },
    {
      id: 'title',
      title: holds.book,
      cell: (hold) => (
        <TwoLines
          second={hold.barcode === null ? (hold.author ?? undefined) : <Barcode value={hold.barcode} />}
          cover={{ title: hold.title, author: hold.author ?? undefined, classNumber: hold.callNumber ?? undefined }}
        >
          {hold.title}
        </TwoLines>
      ),
      text: (hold) => hold.title,
      sortBy: (hold) => hold.title,
    },
    {
      id: 'barcode',
      title: holds.barcode,
      optional: true,
      cell: (hold) => hold.barcode,
      text: (hold) => hold.barcode ?? '',
    },
    {
      id: 'until',
      title: holds.until,
      width: '124px',
      cell: (hold) =>
        isUncollected(hold, today) ? (
          <Pill tone="warn" icon="tone">
            {holds.expired}
          </Pill>
        ) : (
          hold.shelfUntil !== null && <When value={hold.shelfUntil} as="day" />
        ),
      text: (hold) => hold.shelfUntil ?? '',
      sortBy: (hold) => hold.shelfUntil ?? undefined,
    },
  ]
}
