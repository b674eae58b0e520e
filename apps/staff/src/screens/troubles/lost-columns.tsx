import type { ReactNode } from 'react'
import type { ListTroubles } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { groupBarcode, inUnits } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure, Money, When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { loanStateWord, loanTones } from '../patrons/loan-columns.tsx'

/** A loan of the list of lost and overdue ones. */
export type Trouble = NonNullable<(typeof ListTroubles)['types']>['response']['rows'][number]

/** The columns of lost and overdue loans. */
export function lostColumns(words: Words, actions: (loan: Trouble) => ReactNode): readonly Column<Trouble>[] {
  const { troubles, patrons } = words
  return [
    {
      id: 'title',
      title: troubles.book,
      cell: (loan) => (
        <TwoLines
          second={groupBarcode(loan.barcode)}
          cover={{
            title: loan.title,
            author: loan.author ?? undefined,
            classNumber: loan.classNumber ?? undefined,
            kind: loan.format,
          }}
        >
          <Link href={`/catalogue/${loan.bib}`} look="quiet">
            {loan.title}
          </Link>
        </TwoLines>
      ),
      text: (loan) => loan.title,
      sortBy: (loan) => loan.title,
    },
    {
      id: 'patron',
      title: troubles.patron,
      width: '18%',
      cell: (loan) =>
        loan.patron !== null && (
          <Link href={`/patrons/${loan.patron}?tab=loans`} look="quiet">
            <bdi>{loan.patronName}</bdi>
          </Link>
        ),
      text: (loan) => loan.patronName ?? undefined,
      sortBy: (loan) => loan.patronName ?? undefined,
    },
    {
      id: 'state',
      title: troubles.state,
      width: '136px',
      room: 'some',
      cell: (loan) => (
        <Pill tone={loanTones[loan.state]} icon="tone">
          {loanStateWord(loan.state, patrons)}
        </Pill>
      ),
      text: (loan) => loanStateWord(loan.state, patrons),
      sortBy: (loan) => loanStateWord(loan.state, patrons),
    },
    {
      id: 'due',
      title: troubles.due,
      width: '96px',
      align: 'end',
      room: 'wide',
      cell: (loan) => <When value={loan.due} as="day" />,
      text: (loan) => loan.due,
      sortBy: (loan) => Date.parse(loan.due),
    },
    {
      id: 'days',
      title: troubles.days,
      width: '92px',
      align: 'end',
      room: 'wide',
      cell: (loan) => <Figure value={loan.daysOverdue} />,
      text: (loan) => loan.daysOverdue,
      sortBy: (loan) => loan.daysOverdue,
    },
    {
      id: 'owed',
      title: troubles.owed,
      width: '84px',
      align: 'end',
      room: 'some',
      cell: (loan) => loan.owed.amount > 0 && <Money value={loan.owed} />,
      text: (loan) => inUnits(loan.owed),
      sortBy: (loan) => loan.owed.amount,
    },
    {
      id: 'contact',
      title: patrons.contact,
      optional: true,
      cell: (loan) => [loan.phone, loan.email].filter(Boolean).join(' · '),
      text: (loan) => [loan.phone, loan.email].filter(Boolean).join(' '),
    },
    { id: 'actions', title: patrons.actions, width: '72px', align: 'end', cell: actions },
  ]
}
