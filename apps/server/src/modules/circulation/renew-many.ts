import type { Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { lendingBlocks, patronFacts } from '../patrons/index.ts'
import { todayAt } from '../org/index.ts'
import type { RenewalOutcome } from './contract-renewals.ts'
import { judgeRenewal } from './judge-renewal.ts'
import { loanById, readLoans, type LoanRow } from './loan-rows.ts'
import { loanParties, renew, wayOf, type RenewOptions, type Renewed } from './renew.ts'
import { sql } from 'kysely'

/** An item as it is scanned, and whose it should be. */
export interface RenewByBarcode {
  readonly barcode: string
  readonly card?: string
  readonly patron?: number
  readonly override?: Override
  readonly seen?: boolean
}

/** Renews whatever loan an item has; with a patron, only theirs. */
export async function renewByBarcode(
  w: Work,
  { barcode, card, patron: number, ...options }: RenewByBarcode,
  channel: RenewOptions['channel'] = 'desk',
): Promise<Renewed | Refusal> {
  const item = await itemFacts(w, { barcode })
  const key = number !== undefined ? { id: number } : card !== undefined ? { card } : undefined
  const patron = key && (await patronFacts(w, key))
  const missing: Block[] = []
  if (!item) missing.push({ code: 'item-not-found', message: `No item has the barcode ${barcode}.` })
  if (key && !patron) missing.push({ code: 'patron-not-found', message: 'There is no such patron.' })
  if (!item || missing.length > 0) return refuse(...missing)
  const [loan] = await readLoans(w, sql`l.item_id = ${item.id} and l.returned_at is null`)
  if (!loan) return refuse({ code: 'not-on-loan', message: 'This item is not on loan. Check it out instead.' })
  if (patron && loan.patron !== patron.id) {
    // Whoever asks learns at once what stands against them too.
    const standing = lendingBlocks(patron, await todayAt(w, patron.branch), { what: 'renewals' })
    return refuse(
      { code: 'loan-of-other', message: 'This item is on loan to someone else.', facts: { loan: loan.id } },
      ...standing,
    )
  }
  return renew(w, loan.id, { ...options, channel })
}

/** The open loans of a patron, those first that are due first. */
async function loansOf(w: Work, patron: number, lock: boolean): Promise<readonly LoanRow[] | Refusal> {
  if (!(await patronFacts(w, { id: patron }, { lock }))) return notFound('patron', `There is no patron ${patron}.`)
  return readLoans(w, sql`l.patron_id = ${patron} and l.returned_at is null`)
}

function outcome(
  loan: Pick<LoanRow, 'id' | 'title' | 'barcode' | 'due'>,
  rest: Pick<RenewalOutcome, 'renewed' | 'due' | 'blocks'>,
): RenewalOutcome {
  return { loan: loan.id, title: loan.title, barcode: loan.barcode, dueBefore: loan.due.toString(), ...rest }
}

const shown = (blocks: readonly Block[]) =>
  blocks.map(({ code, message, override }) => ({ code, message, ...(override !== undefined && { override }) }))

/** Renews every loan of a patron that can be renewed; each with its result. */
export async function renewAll(
  w: Work,
  patron: number,
  options: Omit<RenewOptions, 'patron'> = {},
): Promise<{ rows: RenewalOutcome[] } | Refusal> {
  const loans = await loansOf(w, patron, true)
  if (isRefusal(loans)) return loans
  const results = new Map<number, RenewalOutcome>()
  // Items are locked in the order of their numbers, so that two such runs never wait for each other.
  for (const loan of loans.toSorted((a, b) => a.item - b.item)) {
    const result = await renew(w, loan.id, { ...options, patron })
    results.set(
      loan.id,
      isRefusal(result)
        ? outcome(loan, { renewed: false, due: loan.due.toString(), blocks: shown(result.blocks) })
        : outcome(loan, { renewed: true, due: result.loan.due, blocks: [] }),
    )
  }
  return { rows: loans.flatMap((loan) => results.get(loan.id) ?? []) }
}

/** What renewing a loan now would give, or why it cannot be renewed. Writes nothing. */
export async function previewRenewal(
  w: Work,
  id: number,
  options: RenewOptions = {},
): Promise<(RenewalOutcome & { reasons: { decided: boolean; text: string }[] }) | Refusal> {
  const parties = await loanParties(w, id, { patron: options.patron, lock: false })
  if (isRefusal(parties)) return parties
  const { found, blocks } = await judgeRenewal(w, parties, wayOf(options))
  const rest = {
    renewed: blocks.length === 0,
    due: ((blocks.length === 0 && found?.due) || parties.loan.due).toString(),
    blocks: shown(blocks),
  }
  return { ...outcome(parties.loan, rest), reasons: [...(found?.reasons ?? [])] }
}

/** The same for every open loan of a patron. */
export async function previewAll(
  w: Work,
  patron: number,
  options: RenewOptions = {},
): Promise<{ rows: RenewalOutcome[] } | Refusal> {
  const loans = await loansOf(w, patron, false)
  if (isRefusal(loans)) return loans
  const rows: RenewalOutcome[] = []
  for (const { id } of loans) {
    const row = await previewRenewal(w, id, options)
    if (!isRefusal(row)) rows.push(row)
  }
  return { rows }
}

/** A loan that is open, for those who only look. */
export async function openLoanOf(w: Work, id: number): Promise<LoanRow | Refusal> {
  const loan = await loanById(w, id)
  return loan ?? notFound('loan', `There is no loan ${id}.`)
}
