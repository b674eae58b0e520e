import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import {
  moveColumn,
  movesWithPatrons,
  patronDeleted,
  patronErased,
  patronExported,
  patronMerged,
} from '../patrons/index.ts'
import { ownVendors } from './consents.ts'

async function forgetPatron(w: Work, { patron }: { readonly patron: number }): Promise<void> {
  await sql`delete from vendor_sign_in.consent where patron_id = ${patron}`.execute(w.db)
  await sql`delete from vendor_sign_in.code where patron_id = ${patron}`.execute(w.db)
}

/** A patron who leaves is known nowhere any more; two records that are one person keep the name that the one who stays has. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronDeleted, forgetPatron),
  on(patronErased, forgetPatron),
  on(patronExported, async (w, { patron, sections }) => {
    const { rows } = await ownVendors(w, patron)
    if (rows.length > 0)
      sections['toldPrograms'] = rows.map(({ name, claims, given, used }) => ({ name, claims, given, used }))
  }),
  ...movesWithPatrons('vendor_sign_in', ['consent.patron_id']),
  on(patronMerged, (w, merge) =>
    moveColumn(
      w,
      { table: 'vendor_sign_in.consent', column: 'patron_id', key: ['id'] },
      merge,
      merge.moved,
      sql`exists (select 1 from vendor_sign_in.consent o where o.vendor_id = r.vendor_id and o.patron_id = ${merge.kept})`,
    ),
  ),
]
