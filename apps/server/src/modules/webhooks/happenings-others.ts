import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { on, type Subscription } from '../../platform/events.ts'
import { bibsRemoved, bibsWritten, itemAdded, itemChanged, itemDeleted } from '../catalog/index.ts'
import { pickupBooked } from '../curbside/index.ts'
import { paymentTaken } from '../fees/index.ts'
import { tellHooks, type Happened } from './tell.ts'

function theBibs(bibs: readonly number[]): Happened {
  return sql`
    select null::bigint as branch, null::bigint as patron, jsonb_build_object('bib', b.bib) as data
    from unnest(${[...bibs]}::bigint[]) with ordinality as b(bib, place) order by b.place`
}

function theItem(item: number, bib: number): Happened {
  return sql`
    select i.branch_id as branch, null::bigint as patron,
      jsonb_build_object('item', i.id, 'bib', ${bib}::bigint, 'barcode', i.barcode) as data
    from catalog.item_history_view i where i.id = ${item}`
}

/** What happens to titles, items, money and at the door. Titles belong to no branch. */
export const otherHappenings: readonly Subscription[] = [
  on(bibsWritten, async (w, { added, changed }) => {
    if (added.length > 0) await tellHooks(w, 'bib.created', theBibs(added))
    if (changed.length > 0) await tellHooks(w, 'bib.changed', theBibs(changed))
  }),
  on(bibsRemoved, (w, { bibs }) => tellHooks(w, 'bib.deleted', theBibs(bibs))),
  on(itemAdded, (w, { item, bib }) => tellHooks(w, 'item.created', theItem(item, bib))),
  on(itemChanged, (w, { item, bib }) => tellHooks(w, 'item.changed', theItem(item, bib))),
  on(itemDeleted, (w, { item, bib }) => tellHooks(w, 'item.deleted', theItem(item, bib))),
  on(paymentTaken, (w, { payment, lines }) =>
    tellHooks(
      w,
      'payment.taken',
      sql`
        select p.branch_id as branch, p.patron_id as patron,
          jsonb_build_object('payment', p.id, 'patron', p.patron_id, 'amount', p.amount, 'currency', p.currency,
            'method', p.method, 'receipt', p.receipt_id, 'charges', ${jsonb(lines)}) as data
        from fees.told_payment_view p where p.id = ${payment}`,
    ),
  ),
  on(pickupBooked, (w, { booking, patron, branch, startsAt }) =>
    tellHooks(
      w,
      'curbside.booked',
      sql`select ${branch}::bigint as branch, ${patron}::bigint as patron, ${jsonb({ booking, patron, startsAt })} as data`,
    ),
  ),
]
