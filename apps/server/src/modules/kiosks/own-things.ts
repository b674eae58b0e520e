import type { Work } from '../../platform/work.ts'
import { listLoans } from '../circulation/index.ts'
import type { Loan } from '../circulation/contract.ts'
import { accountOf, paysOnline } from '../fees/index.ts'
import { listHolds } from '../holds/index.ts'
import { branchById } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import type { Own, OwnLoan } from './contract-walk.ts'
import { settingsOf, type DeviceRow } from './device-store.ts'
import { dueAt, shelfName } from './rules/due-words.ts'

/** Loans, holds and money of a person, as the page of a device shows them. */
export async function ownThings(w: Work, device: DeviceRow, patron: PatronFacts): Promise<Own> {
  const { rows: loans } = await listLoans(w, { patron: patron.id, limit: 300 })
  const { rows: holds } = await listHolds(w, { patron: patron.id, open: true, limit: 300 })
  const zone = await zoneOf(w, device)
  const account = await accountOf(w, patron.id)
  return {
    loans: loans.map((loan) => ownLoan(loan, zone, w.now)),
    ready: holds
      .filter((hold) => hold.state === 'ready')
      .map((hold) => ({
        hold: hold.id,
        bib: hold.bib,
        title: hold.title,
        author: hold.author,
        pickup: hold.pickupName,
        here: hold.pickup === device.branch_id,
        under: shelfName(patron.sortName),
        untilDay: hold.shelfUntil,
      }))
      .toSorted((a, b) => Number(b.here) - Number(a.here)),
    waiting: holds.filter((hold) => hold.state !== 'ready').length,
    owed: { ...account.balance, amount: Math.max(0, account.balance.amount) },
    canPay: settingsOf(device).pay && account.balance.amount > 0 && (await paysOnline(w)),
  }
}

/** The time zone in which a device tells days. */
export async function zoneOf(w: Work, device: DeviceRow): Promise<string> {
  return (await branchById(w, device.branch_id))?.timeZone ?? 'UTC'
}

/** A loan as its reader sees it. */
export function ownLoan(loan: Loan, timeZone: string, now: Temporal.Instant): OwnLoan {
  const due = Temporal.Instant.from(loan.due)
  return {
    loan: loan.id,
    bib: loan.bib,
    barcode: loan.barcode,
    title: loan.title,
    author: loan.author,
    ...dueAt(due, timeZone),
    overdue: loan.state === 'overdue' || (loan.state === 'out' && Temporal.Instant.compare(due, now) < 0),
    lost: loan.state === 'lost' || loan.state === 'lost-paid',
    fine: { ...loan.fine },
  }
}
