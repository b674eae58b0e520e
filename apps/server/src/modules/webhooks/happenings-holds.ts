import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { on, type Subscription } from '../../platform/events.ts'
import { holdEnded, holdPlaced, holdReady } from '../holds/index.ts'
import { tellHooks, type Happened } from './tell.ts'

function theHold(id: number, more: Readonly<Record<string, unknown>> = {}): Happened {
  return sql`
    select h.pickup_branch_id as branch, h.patron_id as patron,
      jsonb_build_object('hold', h.id, 'bib', h.bib_id, 'patron', h.patron_id, 'pickup', h.pickup_branch_id)
        || ${jsonb(more)} as data
    from holds.notice_hold_view h where h.id = ${id}`
}

function readyHold(id: number, item: number): Happened {
  return sql`
    select h.pickup_branch_id as branch, h.patron_id as patron,
      jsonb_build_object('hold', h.id, 'bib', i.bib_id, 'patron', h.patron_id, 'pickup', h.pickup_branch_id,
        'item', i.id, 'shelfUntil', h.shelf_until) as data
    from holds.notice_hold_view h join catalog.item_history_view i on i.id = ${item} where h.id = ${id}`
}

/** What happens to holds. */
export const holdHappenings: readonly Subscription[] = [
  on(holdPlaced, (w, { hold }) => tellHooks(w, 'hold.placed', theHold(hold))),
  on(holdReady, (w, { hold, item }) => tellHooks(w, 'hold.ready', readyHold(hold, item))),
  on(holdEnded, (w, { hold, state, reason }) => tellHooks(w, `hold.${state}`, theHold(hold, { reason }))),
]
