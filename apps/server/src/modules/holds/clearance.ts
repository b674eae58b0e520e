import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import type { ClearanceRow } from './contract-shelf.ts'
import { holdForUpdate, updateHold } from './store.ts'

type Row = Omit<ClearanceRow, 'since'> & { readonly since: Temporal.Instant }

/** What is to be taken off the hold shelf of a branch, or given another slip, longest waiting first. */
export async function clearance(w: Work, branch: number): Promise<{ total: number; rows: ClearanceRow[] } | Refusal> {
  if (!(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  const { rows } = await sql<Row>`
    with due as (
      select h.id, h.caught_item_id as item, 'expired' as why, h.shelf_until_at as since, false as moved
      from holds.hold h where h.pickup_branch_id = ${branch} and h.state = 'ready' and h.shelf_until_at < ${w.now}
      union all
      select h.id, h.caught_item_id, h.state, h.ended_at, false
      from catalog.item_place_view i, lateral (
          select * from holds.hold e where e.caught_item_id = i.id and e.state in ('cancelled', 'expired') order by e.ended_at desc limit 1) h
      where i.holding_branch_id = ${branch} and i.status = 'on-hold-shelf'
        and not exists (select from holds.hold o where o.caught_item_id = i.id and o.state in ('in-transit', 'ready'))
      union all
      select h.id, h.caught_item_id, case h.state when 'ready' then 'next' else 'send' end, h.caught_at, true
      from holds.hold h where h.pull_from_branch_id = ${branch} and h.state in ('in-transit', 'ready')
    )
    select h.id as hold, i.id as item, i.barcode, i.bib_id as bib, i.title, i.call_number as "callNumber", h.patron_id as patron,
      p.name as "patronName", due.why, due.since, case when due.moved then p.name end as "nextPatron",
      case when due.why = 'send' then h.pickup_branch_id end as destination,
      case when due.why = 'send' then b.name end as "destinationName"
    from due join holds.hold h on h.id = due.id join patrons.patron_view p on p.id = h.patron_id
      join catalog.item_view i on i.id = due.item join org.branch_view b on b.id = h.pickup_branch_id
    order by due.since, h.id`.execute(w.db)
  return { total: rows.length, rows: rows.map((row) => ({ ...row, since: row.since.toString() })) }
}

/** The slip of an item that stays on the shelf for someone else was changed: nothing is left to do with it. */
export async function doneClearing(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const hold = await holdForUpdate(w, id)
  if (!hold || hold.pull_from_branch_id === null)
    return notFound('clearance', 'Nothing is left to do with this hold on the shelf.')
  await updateHold(w, id, { pullFrom: null })
  await w.audit({ action: 'hold.slip-changed', subject: `hold:${id}` })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: id, bib: hold.bib_id }))
  return {}
}
