import { sql } from 'kysely'
import { createApiKey, revokeApiKey } from '../../platform/api-key.ts'
import { violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, lendingBranch } from '../org/index.ts'
import type { CreateGate, Gate } from './contract-gates.ts'

type Content = NonNullable<(typeof CreateGate)['types']>['body']

/** Every gate with what passed it today. */
export async function listGates(w: Work): Promise<{ total: number; rows: Gate[] }> {
  const rows = await readGates(w)
  return { total: rows.length, rows }
}

/** One gate. */
export async function gateById(w: Work, id: number): Promise<Gate | Refusal> {
  return (await readGates(w, id))[0] ?? notFound('gate', `There is no gate ${id}.`)
}

/** Adds a gate, or says anew what one is. */
export async function putGate(w: Work, content: Content, id?: number): Promise<Gate | Refusal> {
  const branch = await lendingBranch(w, content.branch, 'branch')
  if (isRefusal(branch)) return branch
  const name = content.name.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the gate a name.' })
  const { place, enabled, alarmUnknown } = content
  try {
    const { rows } =
      id === undefined
        ? await sql<{ id: number }>`
            insert into sorting.gate (branch_id, name, place, enabled, alarm_unknown, changed_at)
            values (${branch.id}, ${name}, ${place.trim()}, ${enabled}, ${alarmUnknown}, ${w.now}) returning id`.execute(
            w.db,
          )
        : await sql<{ id: number }>`
            update sorting.gate set branch_id = ${branch.id}, name = ${name}, place = ${place.trim()}, enabled = ${enabled},
              alarm_unknown = ${alarmUnknown}, changed_at = ${w.now} where id = ${id} returning id`.execute(w.db)
    const row = rows[0]
    if (!row) return notFound('gate', `There is no gate ${id}.`)
    await w.audit({
      action: id === undefined ? 'gate.add' : 'gate.change',
      subject: `gate:${row.id}`,
      detail: { ...content, name },
    })
    return await gateById(w, row.id)
  } catch (error) {
    if (!violates(error, 'gate_name')) throw error
    return refuse({ code: 'name-taken', field: 'name', message: `${branch.name} has a gate "${name}" already.` })
  }
}

/** Makes the key with which a gate reports; the one that it had is good no more. */
export async function makeGateKey(w: Work, id: number): Promise<{ token: string; address: string } | Refusal> {
  const gate = await gateById(w, id)
  if (isRefusal(gate)) return gate
  const { rows } = await sql<{
    key_id: number | null
  }>`select key_id from sorting.gate where id = ${id} for update`.execute(w.db)
  const before = rows[0]?.key_id ?? null
  if (before !== null) await revokeApiKey(w, before)
  const key = await createApiKey(w, {
    name: `Gate: ${gate.name}, ${gate.branchName}`,
    permissions: ['gates:report'],
    branch: gate.branch,
  })
  await sql`update sorting.gate set key_id = ${key.id}, changed_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'gate.key', subject: `gate:${id}`, detail: { key: key.id } })
  return { token: key.token, address: `/api/v1/gates/${id}/passages` }
}

interface GateRow {
  readonly id: number
  readonly branch_id: number
  readonly branch_name: string
  readonly name: string
  readonly place: string
  readonly enabled: boolean
  readonly alarm_unknown: boolean
  readonly key_id: number | null
  readonly heard_at: Temporal.Instant | null
  readonly entered: number
  readonly went_out: number
  readonly things: number
  readonly alarms: number
  readonly open: number
}

async function readGates(w: Work, id?: number): Promise<Gate[]> {
  const { rows } = await sql<GateRow>`
    select g.*, b.name as branch_name, coalesce(h.entered, 0) as entered, coalesce(h.went_out, 0) as went_out,
      coalesce(h.things, 0) as things, coalesce(h.alarms, 0) as alarms,
      (select count(*) from sorting.gate_alarm a where a.gate_id = g.id and a.seen_at is null) as open
    from sorting.gate g join org.branch_view b on b.id = g.branch_id
      left join lateral (
        select sum(entered) as entered, sum(went_out) as went_out, sum(things) as things, sum(alarms) as alarms
        from sorting.gate_hour where gate_id = g.id
          and hour >= date_trunc('day', ${w.now}::timestamptz at time zone b.time_zone) at time zone b.time_zone) h on true
    where ${id ?? null}::bigint is null or g.id = ${id ?? null}
    order by b.name, g.name`.execute(w.db)
  return rows.map((row) => ({
    id: row.id,
    branch: row.branch_id,
    branchName: row.branch_name,
    name: row.name,
    place: row.place,
    enabled: row.enabled,
    alarmUnknown: row.alarm_unknown,
    hasKey: row.key_id !== null,
    heardAt: row.heard_at?.toString() ?? null,
    today: { entered: row.entered, wentOut: row.went_out, things: row.things, alarms: row.alarms },
    open: row.open,
  }))
}

/** A gate as a report finds it, locked; refused when the caller may not speak for it. */
export async function gateForReport(
  w: Work,
  id: number,
): Promise<{ id: number; branch: number; alarmUnknown: boolean } | Refusal> {
  const { rows } = await sql<{
    branch_id: number
    enabled: boolean
    alarm_unknown: boolean
    key_id: number | null
  }>`select branch_id, enabled, alarm_unknown, key_id from sorting.gate where id = ${id} for update`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('gate', `There is no gate ${id}.`)
  const { actor } = w
  if (
    actor.kind === 'key' &&
    (row.key_id === null ? actor.branch !== null && actor.branch !== row.branch_id : actor.id !== row.key_id)
  )
    return refuse({
      code: 'gate-key-mismatch',
      message: 'This key is not the one of this gate. Make a key for it under Machines, Gates.',
    })
  if (!row.enabled) {
    const branch = await branchById(w, row.branch_id)
    return refuse({
      code: 'gate-off',
      message: `This gate at ${branch?.name ?? 'its branch'} is switched off under Machines, Gates.`,
    })
  }
  return { id, branch: row.branch_id, alarmUnknown: row.alarm_unknown }
}
