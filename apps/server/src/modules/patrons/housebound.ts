import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { DeliveryRow, Housebound, NoteVisit, PutHousebound } from './contract-people.ts'
import { dayOrNull } from './register-patron.ts'
import { isVisitDay, nextVisit } from './rules/visit-days.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

type Content = NonNullable<(typeof PutHousebound)['types']>['body']
type Visit = NonNullable<(typeof NoteVisit)['types']>['body']

/** The home delivery of a patron with its latest visits. */
export async function houseboundOf(w: Work, id: number): Promise<Housebound | Refusal> {
  const { rows } = await sql<{
    weekday: number
    every_weeks: number
    first_day: Temporal.PlainDate
    time_of_day: string
    preferences: string
    avoid: string
    note: string
    volunteer_id: number | null
    volunteer: string | null
    branch_id: number
    visits: Housebound['visits'] | null
  }>`
    select h.weekday, h.every_weeks, h.first_day, h.time_of_day, h.preferences, h.avoid, h.note, h.volunteer_id, v.name as volunteer,
      p.branch_id,
      (select json_agg(json_build_object('day', x.day, 'state', x.state, 'note', x.note, 'by', x.by_name) order by x.day desc)
        from (select * from patrons.housebound_visit where patron_id = h.patron_id order by day desc limit 50) x) as visits
    from patrons.housebound h join patrons.patron p on p.id = h.patron_id left join patrons.patron v on v.id = h.volunteer_id
    where h.patron_id = ${id}`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('housebound', 'This patron gets nothing brought home. Set it up first.')
  const plan = { weekday: row.weekday, everyWeeks: row.every_weeks, firstDay: row.first_day }
  return {
    weekday: row.weekday,
    everyWeeks: row.every_weeks,
    firstDay: row.first_day.toString(),
    timeOfDay: row.time_of_day,
    preferences: row.preferences,
    avoid: row.avoid,
    note: row.note,
    volunteer: row.volunteer_id,
    volunteerName: row.volunteer,
    next: nextVisit(plan, await todayAt(w, row.branch_id)).toString(),
    visits: row.visits ?? [],
  }
}

/** True for a patron whom things are brought home to. */
export async function hasHomeDelivery(w: Pick<Work, 'db'>, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from patrons.housebound where patron_id = ${id}`.execute(w.db)
  return rows.length > 0
}

/** Sets up home delivery or changes it; what is not given stays. */
export async function putHousebound(w: Work, id: number, content: Content): Promise<Housebound | Refusal> {
  const patron = await lockPatron(w, id)
  if (!patron) return notFound('patron', `There is no patron ${id}.`)
  const volunteer = content.volunteer ?? null
  if (volunteer === id || (volunteer !== null && !(await lockPatron(w, volunteer))))
    return refuse({ code: 'invalid-patron', field: 'volunteer', message: 'Choose another patron as the volunteer.' })
  const db = tablesOf<PatronsTables>(w)
  const today = await todayAt(w, patron.branch_id)
  const before = await db.selectFrom('patrons.housebound').selectAll().where('patron_id', '=', id).executeTakeFirst()
  const row = {
    weekday: content.weekday,
    every_weeks: content.everyWeeks ?? before?.every_weeks ?? 1,
    first_day: dayOrNull(content.firstDay) ?? before?.first_day ?? today,
    time_of_day: content.timeOfDay ?? before?.time_of_day ?? '',
    preferences: content.preferences ?? before?.preferences ?? '',
    avoid: content.avoid ?? before?.avoid ?? '',
    note: content.note ?? before?.note ?? '',
    volunteer_id: content.volunteer === undefined ? (before?.volunteer_id ?? null) : volunteer,
  }
  await db
    .insertInto('patrons.housebound')
    .values({ patron_id: id, ...row, since: w.now })
    .onConflict((clash) => clash.column('patron_id').doUpdateSet(row))
    .execute()
  await w.audit({ action: 'housebound.set', subject: `patron:${id}`, detail: { weekday: row.weekday, volunteer } })
  return houseboundOf(w, id)
}

/** Ends home delivery; the visits that were made stay. */
export async function endHousebound(w: Work, id: number): Promise<object | Refusal> {
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.housebound')
    .where('patron_id', '=', id)
    .returning('patron_id')
    .executeTakeFirst()
  if (!gone) return notFound('housebound', 'This patron gets nothing brought home.')
  await w.audit({ action: 'housebound.end', subject: `patron:${id}` })
  return {}
}

/** Says how a visit went. */
export async function noteVisit(w: Work, id: number, day: string, visit: Visit): Promise<Housebound | Refusal> {
  const db = tablesOf<PatronsTables>(w)
  const known = await db
    .selectFrom('patrons.housebound')
    .select('volunteer_id')
    .where('patron_id', '=', id)
    .executeTakeFirst()
  if (!known) return notFound('housebound', 'This patron gets nothing brought home.')
  const row = {
    state: visit.state,
    note: visit.note ?? '',
    volunteer_id: known.volunteer_id,
    at: w.now,
    by_name: actorName(w.actor),
  }
  await db
    .insertInto('patrons.housebound_visit')
    .values({ patron_id: id, day: Temporal.PlainDate.from(day), ...row })
    .onConflict((clash) => clash.columns(['patron_id', 'day']).doUpdateSet(row))
    .execute()
  await w.audit({ action: 'housebound.visit', subject: `patron:${id}`, detail: { day, state: visit.state } })
  return houseboundOf(w, id)
}

/** Whom the library visits at home on a day. */
export async function listDeliveries(
  w: Work,
  query: { readonly day?: string; readonly branch?: number },
): Promise<{ total: number; rows: DeliveryRow[] }> {
  const day = query.day === undefined ? await todayAt(w, query.branch ?? null) : Temporal.PlainDate.from(query.day)
  const { rows } = await sql<DeliveryRow & { every_weeks: number; first_day: Temporal.PlainDate; weekday: number }>`
    select h.patron_id as patron, p.name, c.barcode as card, p.phone, p.address, h.time_of_day as "timeOfDay", h.preferences, h.avoid, h.note,
      h.volunteer_id as volunteer, v.name as "volunteerName", x.state, h.every_weeks, h.first_day, h.weekday
    from patrons.housebound h join patrons.patron p on p.id = h.patron_id
      left join patrons.card c on c.patron_id = p.id and c.state = 'active'
      left join patrons.patron v on v.id = h.volunteer_id
      left join patrons.housebound_visit x on x.patron_id = h.patron_id and x.day = ${day}
    where p.active and h.weekday = ${day.dayOfWeek} and (${query.branch ?? null}::bigint is null or p.branch_id = ${query.branch ?? null})
    order by h.time_of_day, p.sort_key`.execute(w.db)
  const due = rows
    .filter(({ every_weeks, first_day, weekday }) =>
      isVisitDay({ weekday, everyWeeks: every_weeks, firstDay: first_day }, day),
    )
    .map(({ every_weeks: _e, first_day: _f, weekday: _w, ...row }) => row)
  return { total: due.length, rows: due }
}
