import type { ReactNode } from 'react'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { groupBarcode, inUnits } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Money, When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

/** The tone of each state of a loan. */
export const loanTones: Readonly<Record<Loan['state'], Tone>> = {
  out: 'neutral',
  overdue: 'stop',
  lost: 'stop',
  'lost-paid': 'neutral',
  'claimed-returned': 'warn',
  returned: 'ok',
}

/** The word for a state of a loan. */
export function loanStateWord(state: Loan['state'], patrons: Words['patrons']): string {
  return {
    out: patrons.out,
    overdue: patrons.overdue,
    lost: patrons.lostState,
    'lost-paid': patrons.lostPaid,
    'claimed-returned': patrons.claimed,
    returned: patrons.returned,
  }[state]
}

/** The columns of a list of loans; the last holds what can be done about each. */
export function loanColumns(
  { patrons, ui, renewing }: Words,
  actions: (loan: Loan) => ReactNode,
): readonly Column<Loan>[] {
  return [
    {
      id: 'title',
      title: patrons.titleColumn,
      cell: (loan) => (
        <TwoLines
          cover={{
            title: loan.title,
            author: loan.author ?? undefined,
            classNumber: loan.classNumber ?? undefined,
            kind: loan.format,
          }}
          second={groupBarcode(loan.barcode)}
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
      id: 'barcode',
      title: ui.barcode,
      cell: (loan) => loan.barcode,
      text: (loan) => loan.barcode,
      optional: true,
      width: '150px',
    },
    {
      id: 'due',
      title: patrons.due,
      width: '96px',
      align: 'end',
      cell: (loan) => <When value={loan.due} as="day" />,
      text: (loan) => loan.due,
      sortBy: (loan) => Date.parse(loan.due),
    },
    {
      id: 'state',
      title: patrons.state,
      width: '140px',
      room: 'wide',
      cell: (loan) =>
        loan.recalled && loan.state === 'out' ? (
          <Pill tone="warn" icon="tone">
            {renewing.recalled}
          </Pill>
        ) : (
          <Pill tone={loanTones[loan.state]} icon="tone">
            {loanStateWord(loan.state, patrons)}
          </Pill>
        ),
      text: (loan) => (loan.recalled ? renewing.recalled : loanStateWord(loan.state, patrons)),
      sortBy: (loan) => loanStateWord(loan.state, patrons),
    },
    {
      id: 'fine',
      title: patrons.fine,
      width: '84px',
      align: 'end',
      room: 'wide',
      cell: (loan) => loan.fine.amount > 0 && <Money value={loan.fine} />,
      text: (loan) => inUnits(loan.fine),
      sortBy: (loan) => loan.fine.amount,
    },
    {
      id: 'renewals',
      title: patrons.renewals,
      width: '100px',
      align: 'end',
      room: 'wide',
      cell: (loan) => (loan.renewalsLeft === null ? loan.renewals : patrons.left(loan.renewalsLeft)),
      text: (loan) => loan.renewals,
      sortBy: (loan) => loan.renewals,
    },
    { id: 'actions', title: patrons.actions, width: '84px', align: 'end', cell: actions },
  ]
}
