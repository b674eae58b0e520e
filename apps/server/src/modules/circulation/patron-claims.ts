import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { patronErased, patronExported } from '../patrons/index.ts'

/** Who claimed, or had something that was damaged, is forgotten; what was lost and paid for ends for good. */
async function forget(w: Work, { patron }: { readonly patron: number }): Promise<void> {
  await sql`update circulation.claim set patron_id = null, note = '' where patron_id = ${patron}`.execute(w.db)
  await sql`update circulation.defect set patron_id = null where patron_id = ${patron}`.execute(w.db)
  await sql`
    update circulation.loan set state = 'returned', returned_at = ${w.now}, patron_id = null
    where patron_id = ${patron} and state = 'lost-paid'`.execute(w.db)
}

async function tell(
  w: Work,
  { patron, sections }: { readonly patron: number; readonly sections: Record<string, Record<string, unknown>[]> },
): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select c.kind, c.at::text, c.note, i.title, i.barcode, c.resolution, c.resolved_at::text as "resolvedAt"
    from circulation.claim c join catalog.item_history_view i on i.id = c.item_id
    where c.patron_id = ${patron} order by c.at desc, c.id desc`.execute(w.db)
  if (rows.length > 0) sections['claims'] = [...rows]
}

/** What claims and damage have to do with patrons who are forgotten, or ask what is known of them. */
export const claimSubscriptions: readonly Subscription[] = [on(patronErased, forget), on(patronExported, tell)]
