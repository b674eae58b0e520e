import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, libraryTimeZone } from '../org/index.ts'
import type { Kiosk } from './contract.ts'
import { settingsOf, type DeviceRow } from './device-store.ts'

type Row = DeviceRow & {
  readonly busy: boolean
  readonly visits: number
  readonly lent: number
  readonly renewed: number
  readonly returned: number
}

/** A device says that it is there every half minute; after this long something is wrong with it. */
const silentAfter = { minutes: 3 }

async function readKiosks(w: Work, which: { readonly id?: number; readonly revoked?: boolean }): Promise<Kiosk[]> {
  const midnight = w.now
    .toZonedDateTimeISO(await libraryTimeZone(w))
    .startOfDay()
    .toInstant()
  const { rows } = await sql<Row>`
    select d.*, exists (select from kiosks.visit v where v.device_id = d.id and v.ended_at is null and v.expires_at > ${w.now}) as busy,
      count(v.id) as visits, coalesce(sum(v.lent), 0)::int as lent, coalesce(sum(v.renewed), 0)::int as renewed,
      coalesce(sum(v.returned), 0)::int as returned
    from kiosks.device d left join kiosks.visit v on v.device_id = d.id and v.opened_at >= ${midnight}
    where ${which.id === undefined ? sql`(${which.revoked === true} or d.revoked_at is null)` : sql`d.id = ${which.id}`}
    group by d.id order by d.name, d.id`.execute(w.db)
  const { byId } = await branchesOf(w)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    branch: row.branch_id,
    branchName: byId.get(row.branch_id)?.name ?? '',
    place: row.place,
    settings: settingsOf(row),
    servicePin: row.service_pin_hash !== null,
    state: stateOf(row, w.now),
    adoptedAt: row.adopted_at.toString(),
    adoptedBy: row.adopted_by,
    heardAt: row.heard_at?.toString() ?? null,
    agent: row.agent,
    unsent: row.unsent,
    today: { visits: row.visits, lent: row.lent, renewed: row.renewed, returned: row.returned },
  }))
}

function stateOf(row: Row, now: Temporal.Instant): Kiosk['state'] {
  if (row.revoked_at !== null) return 'revoked'
  if (row.heard_at === null) return 'waiting'
  if (row.paused_at !== null) return 'paused'
  if (Temporal.Instant.compare(row.heard_at.add(silentAfter), now) < 0) return 'silent'
  return row.busy ? 'busy' : 'ready'
}

/** All self-checks of the library; those that were signed out only when asked for. */
export async function listKiosks(
  w: Work,
  query: { readonly revoked?: boolean },
): Promise<{ total: number; rows: Kiosk[] }> {
  const rows = await readKiosks(w, query)
  return { total: rows.length, rows }
}

/** One self-check. */
export async function kioskById(w: Work, id: number): Promise<Kiosk | Refusal> {
  const [kiosk] = await readKiosks(w, { id })
  return kiosk ?? notFound('kiosk', `There is no self-check ${id}.`)
}
