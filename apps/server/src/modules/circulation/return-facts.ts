import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { itemAlertsSql, type Alert } from './item-alerts.ts'
import type { OwnFloating } from './rules/floating.ts'
import type { TransitReason } from './store.ts'

/** What is known of an item that comes in, beside its loan and its queue. */
export interface ReturnFacts {
  /** The open journey; `sent` is false while it stands on its shelf still. */
  readonly transit:
    | {
        readonly id: number
        readonly from: number
        readonly to: number
        readonly reason: TransitReason
        readonly sent: boolean
      }
    | undefined
  readonly alerts: readonly Alert[] | null
  /** The rota that it is in: where it is wanted, and since when it is there (null: not yet). */
  readonly rota: { readonly branch: number; readonly since: string | null } | undefined
  readonly floating: OwnFloating
  /** Someone waits for its title, be it for another copy. */
  readonly waitedFor: boolean
  /** The number that the scan is written under. */
  readonly nextCheckIn: number
}

/** Reads it in one query; the caller has locked the item. */
export async function returnFacts(w: Work, item: number, bib: number): Promise<ReturnFacts> {
  const { rows } = await sql<{
    transit: ReturnFacts['transit'] | null
    alerts: ReturnFacts['alerts']
    rota: ReturnFacts['rota'] | null
    floating: OwnFloating | null
    waitedFor: boolean
    nextCheckIn: number
  }>`
    select
      (select json_build_object('id', t.id, 'from', t.from_branch_id, 'to', t.to_branch_id, 'reason', t.reason, 'sent', t.sent_at is not null)
        from circulation.transit t where t.item_id = ${item} and t.arrived_at is null and t.cancelled_at is null) as transit,
      ${itemAlertsSql(sql`${item}`)} as alerts,
      (select json_build_object('branch', s.branch_id, 'since', r.since)
        from circulation.rota_item r join circulation.rota_stage s on s.id = r.stage_id join circulation.rota o on o.id = r.rota_id
        where r.item_id = ${item} and o.active) as rota,
      (select json_build_object('group', f.group_id) from circulation.floating_item f where f.item_id = ${item}) as floating,
      exists (select from holds.open_hold_view h where h.bib_id = ${bib}) as "waitedFor",
      nextval('circulation.check_in_id_seq') as "nextCheckIn"`.execute(w.db)
  const row = rows[0]
  if (!row) throw new Error('A query without a source gives one row.')
  return {
    transit: row.transit ?? undefined,
    alerts: row.alerts,
    rota: row.rota ?? undefined,
    floating: row.floating ?? undefined,
    waitedFor: row.waitedFor,
    nextCheckIn: row.nextCheckIn,
  }
}
