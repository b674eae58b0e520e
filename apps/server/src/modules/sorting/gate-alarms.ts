import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { GateAlarm, GateHour } from './contract-gates.ts'

type Row = Omit<GateAlarm, 'at' | 'seenAt'> & {
  readonly at: Temporal.Instant
  readonly seenAt: Temporal.Instant | null
  readonly total: number
}

/** Which alarms are asked for. */
export interface AlarmQuery {
  readonly id?: number
  readonly branch?: number
  readonly gate?: number
  readonly open?: boolean
  readonly limit?: number
  readonly offset?: number
}

/** Alarms, latest first. */
export async function listAlarms(w: Work, query: AlarmQuery): Promise<{ total: number; rows: GateAlarm[] }> {
  const { id = null, branch = null, gate = null, open = null, limit = 100, offset = 0 } = query
  const { rows } = await sql<Row>`
    select a.id, a.gate_id as gate, g.name as "gateName", g.branch_id as branch, b.name as "branchName", a.at, a.code, a.cause,
      case when i.id is null then null else json_build_object('id', i.id, 'bib', i.bib_id, 'barcode', i.barcode, 'title', i.title,
        'author', i.author, 'callNumber', i.call_number, 'classNumber', i.class_number, 'format', i.format) end as item,
      a.seen_at as "seenAt", a.seen_by as "seenBy", a.note, count(*) over () as total
    from sorting.gate_alarm a join sorting.gate g on g.id = a.gate_id join org.branch_view b on b.id = g.branch_id
      left join catalog.item_history_view i on i.id = a.item_id
    where (${id}::bigint is null or a.id = ${id}) and (${branch}::bigint is null or g.branch_id = ${branch})
      and (${gate}::bigint is null or a.gate_id = ${gate})
      and (${open}::boolean is null or (a.seen_at is null) = ${open})
    order by a.id desc limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(alarmOf),
  }
}

function alarmOf(row: Row): GateAlarm {
  const { id, gate, gateName, branch, branchName, code, cause, item, seenBy, note } = row
  return {
    id,
    gate,
    gateName,
    branch,
    branchName,
    code,
    cause,
    item,
    seenBy,
    note,
    at: row.at.toString(),
    seenAt: row.seenAt?.toString() ?? null,
  }
}

/** Says that alarms were looked into; those that someone answered already stay as they answered them. */
export async function answerAlarms(
  w: Work,
  { alarms, note }: { readonly alarms: readonly number[]; readonly note: string },
): Promise<{ answered: number } | Refusal> {
  const { rows } = await sql<{ id: number; gate_id: number }>`
    update sorting.gate_alarm set seen_at = ${w.now}, seen_by = ${actorName(w.actor)}, note = ${note.trim()}
    where id = any(${[...alarms]}::bigint[]) and seen_at is null returning id, gate_id`.execute(w.db)
  if (rows.length === 0)
    return refuse({
      code: 'alarm-answered',
      message: 'Colleagues have answered this already, or there is no such alarm.',
    })
  for (const { id } of rows)
    await w.audit({ action: 'gate-alarm.answer', subject: `gate-alarm:${id}`, detail: { note: note.trim() } })
  w.afterCommit(() => w.platform.live.tell('gate-alarm', { answered: rows.map(({ id }) => id) }))
  return { answered: rows.length }
}

/** Takes an answer back. */
export async function reopenAlarm(w: Work, id: number): Promise<GateAlarm | Refusal> {
  const { rows } = await sql`
    update sorting.gate_alarm set seen_at = null, seen_by = null, note = '' where id = ${id} returning id`.execute(w.db)
  const alarm = rows.length > 0 ? (await listAlarms(w, { id })).rows[0] : undefined
  if (!alarm) return notFound('gate-alarm', `There is no alarm ${id}.`)
  await w.audit({ action: 'gate-alarm.reopen', subject: `gate-alarm:${id}` })
  w.afterCommit(() => w.platform.live.tell('gate-alarm', { reopened: id }))
  return alarm
}

const mostDays = 400

/** What passed by hour. */
export async function listHours(
  w: Work,
  query: { readonly branch?: number; readonly gate?: number; readonly from: string; readonly to: string },
): Promise<{ rows: GateHour[] } | Refusal> {
  const [from, to] = [Temporal.Instant.from(query.from), Temporal.Instant.from(query.to)]
  if (to.since(from).total('hours') > mostDays * 24)
    return refuse({ code: 'too-long', field: 'to', message: `Ask for at most ${mostDays} days at a time.` })
  const { branch = null, gate = null } = query
  const { rows } = await sql<Omit<GateHour, 'hour'> & { hour: Temporal.Instant }>`
    select h.gate_id as gate, h.hour, h.entered, h.went_out as "wentOut", h.things, h.alarms
    from sorting.gate_hour h join sorting.gate g on g.id = h.gate_id
    where h.hour >= ${from} and h.hour < ${to} and (${branch}::bigint is null or g.branch_id = ${branch})
      and (${gate}::bigint is null or h.gate_id = ${gate})
    order by h.hour, h.gate_id`.execute(w.db)
  return { rows: rows.map((row) => ({ ...row, hour: row.hour.toString() })) }
}
