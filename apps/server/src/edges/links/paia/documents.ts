import type { Loan } from '../../../modules/circulation/contract.ts'
import type { Account } from '../../../modules/fees/contract.ts'
import type { Hold } from '../../../modules/holds/contract.ts'
import { askAtDesk, type AccountView } from '../../../modules/patrons/index.ts'
import { tidyTitle } from '../../opac/parts/title-heading.ts'
import { storageId, type PaiaCondition } from './condition.ts'

/** States of a document with a patron: 1 reserved, 2 ordered, 3 held, 4 provided, 5 rejected (PAIA 1.3, "Service status"). */
export interface PaiaDocument {
  readonly status: 0 | 1 | 2 | 3 | 4 | 5
  readonly item?: string
  readonly edition?: string
  readonly requested?: string
  readonly about?: string
  readonly label?: string
  readonly queue?: number
  readonly renewals?: number
  readonly starttime?: string
  readonly endtime?: string
  readonly cancancel?: boolean
  readonly canrenew?: boolean
  readonly error?: string
  readonly storage?: string
  readonly storageid?: string
  /** What must be chosen first; beside an error. */
  readonly condition?: PaiaCondition
}

const about = (title: string, author: string | null) =>
  [tidyTitle(title), author].filter((text) => text !== null).join(' / ')

/** Moments in PAIA have no parts of seconds (section "Simple data types"). */
const toSecond = (at: string): string => at.replace(/\.\d+/, '')

/** A loan as PAIA has it. */
export function loanDocument(loan: Loan, site: string): PaiaDocument {
  return {
    status: 3,
    item: `${site}/item/${loan.item}`,
    edition: `${site}/title/${loan.bib}`,
    about: about(loan.title, loan.author),
    ...(loan.callNumber !== '' && { label: loan.callNumber }),
    renewals: loan.renewals,
    starttime: toSecond(loan.out),
    endtime: toSecond(loan.due),
    canrenew: (loan.state === 'out' || loan.state === 'overdue') && loan.renewalsLeft !== 0,
  }
}

/** A hold as PAIA has it: reserved, ordered while it travels, provided on the shelf. */
export function holdDocument(hold: Hold, site: string, cancelsCaught: boolean): PaiaDocument {
  const status = hold.state === 'ready' ? 4 : hold.state === 'in-transit' ? 2 : 1
  return {
    status,
    ...(hold.filledBy !== null && { item: `${site}/item/${hold.filledBy}` }),
    edition: `${site}/title/${hold.bib}`,
    requested: hold.item === null ? `${site}/title/${hold.bib}` : `${site}/item/${hold.item}`,
    about: about(hold.title, hold.author),
    ...(hold.callNumber !== null && hold.callNumber !== '' && { label: hold.callNumber }),
    ...(hold.position !== null && { queue: hold.position }),
    starttime: toSecond(hold.placedAt),
    ...(hold.shelfExpires !== null && { endtime: toSecond(hold.shelfExpires) }),
    storage: hold.pickupName,
    storageid: storageId(site, hold.pickup),
    cancancel: status === 1 || cancelsCaught,
  }
}

const money = ({ amount, currency }: { readonly amount: number; readonly currency: string }) => {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`
}

/** What a charge is for, in words (PAIA 1.3, "fees"). */
const feeTypes: Readonly<Record<Account['charges'][number]['kind'], string>> = {
  overdue: 'Fine for keeping too long',
  lost: 'Replacement of what is lost',
  processing: 'Processing',
  rental: 'Rental',
  damage: 'Damage',
  hold: 'Hold',
  card: 'Library card',
  sale: 'Sale',
  other: 'Other',
}

/** What is owed as PAIA has it: the sum, and each charge. */
export function feesDocument(
  { balance, charges }: Account,
  site: string,
  dayAt: (moment: string, branch: number | null) => string,
) {
  return {
    amount: money({ ...balance, amount: Math.max(0, balance.amount) }),
    fee: charges
      .filter(({ outstanding }) => outstanding.amount > 0)
      .map((charge) => ({
        amount: money(charge.outstanding),
        date: dayAt(charge.at, charge.branch),
        about: charge.title === null ? charge.description : `${charge.description}: ${charge.title}`,
        ...(charge.item !== null && { item: `${site}/item/${charge.item}` }),
        feetype: feeTypes[charge.kind],
      })),
  }
}

const debts: ReadonlySet<string> = new Set(['owes-too-much', 'guarantee-owes', 'guarantor-group-owes'])

/**
 * The state of an account by what stops lending (PAIA 1.3, "Account state"): 0 active, 1 inactive, 2 because it has ended, 3 because
 * of fees, 4 because of both.
 */
export function accountState(blocks: readonly string[]): 0 | 1 | 2 | 3 | 4 {
  const owes = blocks.some((code) => debts.has(code))
  if (blocks.includes('patron-expired')) return owes ? 4 : 2
  if (owes) return 3
  return blocks.length > 0 ? 1 : 0
}

/** Who the patron is. `blocks` are the codes of what stops lending. */
export function patronDocument(own: AccountView, blocks: readonly string[], category: string) {
  return {
    name: own.name,
    ...(own.email !== '' && { email: own.email }),
    ...(own.address !== '' && { address: own.address }),
    ...(own.expires !== null && { expires: own.expires }),
    status: accountState(blocks),
    type: [category],
    ...(own.blocks.length > 0 && { note: [...new Set(own.blocks.map(({ text }) => text || askAtDesk))].join(' ') }),
  }
}
