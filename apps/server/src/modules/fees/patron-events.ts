import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import {
  mergeUndoAsked,
  movesWithPatrons,
  patronErased,
  patronExported,
  patronFeeDue,
  patronLeaving,
} from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { charge } from './charge.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function chargeFee(w: Work, fee: Payload<typeof patronFeeDue>): Promise<void> {
  const { currency } = await libraryOf(w)
  await charge(w, {
    patron: fee.patron,
    kind: 'card',
    amount: { amount: fee.amount, currency },
    description: fee.description,
    branch: fee.branch,
  })
}

/** Nobody goes who owes something, or whom the library owes something: each line is named. */
async function tellDebts(w: Work, { patron, blocks, effects }: Payload<typeof patronLeaving>): Promise<void> {
  const { charges, balance, credit } = await accountOf(w, patron)
  if (charges.length > 0)
    blocks.push({
      code: 'owes-money',
      message: `Owes ${formatMoney({ ...balance, amount: balance.amount + credit.amount })}: ${charges
        .map(({ description, outstanding }) => `${description} ${formatMoney(outstanding)}`)
        .join(', ')}. Settle or write it off first.`,
      facts: {
        charges: charges.map(({ id, kind, description, outstanding }) => ({ id, kind, description, outstanding })),
      },
    })
  if (credit.amount > 0) effects.push(`A credit of ${formatMoney(credit)} is lost. Pay it out first.`)
}

/** A merge is not taken back once money has moved for what came from the other record. */
async function tellPayments(w: Work, { since, moved, blocks }: Payload<typeof mergeUndoAsked>): Promise<void> {
  const keysOf = (table: string) =>
    moved.filter((one) => one.table === table).flatMap(({ keys }) => keys.map((key) => Number(key['id'])))
  const { rows } = await sql<{ description: string }>`
    select distinct c.description from fees.allocation a join fees.charge c on c.id = a.charge_id
    where a.at >= ${since} and (a.charge_id = any(${keysOf('fees.charge')}::bigint[]) or a.movement_id = any(${keysOf('fees.movement')}::bigint[]))`.execute(
    w.db,
  )
  if (rows.length > 0)
    blocks.push({
      code: 'paid-since',
      message: `Something was paid or waived since: ${rows.map(({ description }) => description).join(', ')}. Take that back first.`,
    })
}

async function addAccount(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const account = await accountOf(w, patron, true)
  if (account.charges.length > 0) sections['charges'] = account.charges.map((one) => ({ ...one }))
  if (account.movements.length > 0) sections['payments'] = account.movements.map((one) => ({ ...one }))
}

/** Amounts stay for the books; titles that were borrowed do not. Receipts stay as they were given, as the law wants. */
async function forgetTitles(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await sql`update fees.charge set description = initcap(kind), item_id = null, loan_id = null where patron_id = ${patron} and outstanding = 0`.execute(
    w.db,
  )
}

/** What money has to do with patrons who come, go and turn out to be one. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronFeeDue, chargeFee),
  on(patronLeaving, tellDebts),
  on(mergeUndoAsked, tellPayments),
  on(patronExported, addAccount),
  on(patronErased, forgetTitles),
  ...movesWithPatrons('fees', ['receipt.patron_id']),
]
