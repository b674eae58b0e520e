import type { Item } from '../../../../server/src/modules/catalog/contract.ts'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { itemTones } from './item-tones.ts'

interface About {
  readonly words: Words
  readonly loanOf: (item: number) => Loan | undefined
  readonly branchName: (id: number) => string
  readonly locationName: (id: number | null) => string
  readonly typeName: (code: string) => string
}

/** The columns of the items of a title. */
export function itemColumns({ words, loanOf, branchName, locationName, typeName }: About): readonly Column<Item>[] {
  const { items } = words
  return [
    {
      id: 'barcode',
      title: items.barcode,
      cell: (item) => (
        <TwoLines second={<Barcode value={item.barcode} />}>
          {[item.callNumber, item.part].filter(Boolean).join(' ') || item.barcode}
        </TwoLines>
      ),
      text: (item) => item.barcode,
      sortBy: (item) => item.callNumber,
    },
    {
      id: 'place',
      title: items.place,
      width: '27%',
      room: 'some',
      cell: (item) => <TwoLines second={locationName(item.location)}>{branchName(item.branch)}</TwoLines>,
      text: (item) => `${branchName(item.branch)} ${locationName(item.location)}`,
      sortBy: (item) => branchName(item.branch),
    },
    {
      id: 'type',
      title: items.type,
      width: '96px',
      room: 'widest',
      cell: (item) => typeName(item.itemType),
      text: (item) => typeName(item.itemType),
      sortBy: (item) => typeName(item.itemType),
    },
    {
      id: 'status',
      title: items.status,
      width: '118px',
      cell: ({ status }) => (
        <Pill tone={itemTones[status]} icon="tone">
          {words.itemStatuses[status]}
        </Pill>
      ),
      text: ({ status }) => words.itemStatuses[status],
      sortBy: ({ status }) => status,
    },
    {
      id: 'due',
      title: items.due,
      width: '96px',
      align: 'end',
      cell: (item) => {
        const loan = loanOf(item.id)
        return loan && <When value={loan.due} as="day" />
      },
      text: (item) => loanOf(item.id)?.due,
      sortBy: (item) => loanOf(item.id)?.due,
    },
    {
      id: 'with',
      title: items.withWhom,
      width: '140px',
      room: 'widest',
      cell: (item) => {
        const loan = loanOf(item.id)
        return (
          loan !== undefined &&
          loan.patron !== null && (
            <Link href={`/patrons/${loan.patron}`} look="quiet">
              <bdi>{loan.patronName}</bdi>
            </Link>
          )
        )
      },
      text: (item) => loanOf(item.id)?.patronName ?? undefined,
      optional: true,
    },
    {
      id: 'note',
      title: items.note,
      cell: (item) => item.note,
      text: (item) => item.note,
      optional: true,
    },
  ]
}
