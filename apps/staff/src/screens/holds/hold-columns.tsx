import type { Hold } from '../../../../server/src/modules/holds/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure, When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { holdTones } from './hold-view.ts'

/** The columns of holds: on the page of a title who waits, elsewhere also for what. */
export function holdColumns(words: Words, { withTitle }: { readonly withTitle: boolean }): readonly Column<Hold>[] {
  const { holds } = words
  const patron: Column<Hold> = {
    id: 'patron',
    title: holds.for,
    cell: (hold) => (
      <Link href={`/patrons/${hold.patron}`} look="quiet">
        <bdi>{hold.patronName}</bdi>
      </Link>
    ),
    text: (hold) => hold.patronName,
    sortBy: (hold) => hold.patronName,
    ...(withTitle && { width: '18%', room: 'wide' as const }),
  }
  const title: Column<Hold> = {
    id: 'title',
    title: holds.book,
    cell: (hold) => (
      <TwoLines
        second={[hold.author, hold.callNumber].filter(Boolean).join(' · ')}
        cover={{ title: hold.title, author: hold.author ?? undefined, classNumber: hold.callNumber ?? undefined }}
      >
        {hold.title}
      </TwoLines>
    ),
    text: (hold) => hold.title,
    sortBy: (hold) => hold.title,
  }
  return [
    ...(withTitle ? [title, patron] : [patron]),
    {
      id: 'state',
      title: holds.state,
      width: '118px',
      cell: (hold) => (
        <Pill tone={holdTones[hold.state]} icon="tone">
          {words.holdStates[hold.state]}
        </Pill>
      ),
      text: (hold) => words.holdStates[hold.state],
      sortBy: (hold) => hold.state,
    },
    {
      id: 'place',
      title: holds.place,
      width: '70px',
      align: 'end',
      room: 'some',
      cell: (hold) => hold.position !== null && <Figure value={hold.position} />,
      text: (hold) => hold.position ?? undefined,
      sortBy: (hold) => hold.position ?? undefined,
    },
    {
      id: 'pickup',
      title: holds.pickup,
      width: '130px',
      room: withTitle ? 'wide' : 'some',
      cell: (hold) => hold.pickupName,
      text: (hold) => hold.pickupName,
      sortBy: (hold) => hold.pickupName,
    },
    {
      id: 'placed',
      title: holds.placed,
      width: '120px',
      room: 'widest',
      cell: (hold) => <When value={hold.placedAt} as="day" />,
      text: (hold) => hold.placedAt,
      sortBy: (hold) => hold.placedAt,
    },
    {
      id: 'until',
      title: holds.until,
      width: '96px',
      room: 'widest',
      cell: (hold) => hold.shelfUntil !== null && <When value={hold.shelfUntil} as="day" />,
      text: (hold) => hold.shelfUntil ?? undefined,
      sortBy: (hold) => hold.shelfUntil ?? undefined,
      optional: !withTitle,
    },
    {
      id: 'barcode',
      title: holds.barcode,
      width: '150px',
      optional: true,
      cell: (hold) => hold.barcode,
      text: (hold) => hold.barcode ?? undefined,
    },
  ]
}
