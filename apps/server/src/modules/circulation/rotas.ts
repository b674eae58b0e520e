import { sql } from 'kysely'
import { databaseError, violates } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { branchesOf } from '../org/index.ts'
import type { Rota, RotaBody } from './contract-transits.ts'
import { sendToStage, sendTowards } from './rota-items.ts'
import type { CirculationTables } from './tables.ts'

/** Rotas with their stages, by name. */
export async function readRotas(w: Work, id?: number): Promise<readonly Rota[]> {
  const { rows } = await sql<Rota>`
    select r.id, r.name, r.note, r.active, r.cyclical,
      (select count(*) from circulation.rota_item i where i.rota_id = r.id)::int as items,
      (select coalesce(json_agg(json_build_object('id', s.id, 'position', s.position, 'branch', s.branch_id, 'branchName', b.name,
          'days', s.days, 'items', (select count(*) from circulation.rota_item i where i.stage_id = s.id)) order by s.position), '[]')
        from circulation.rota_stage s join org.branch_view b on b.id = s.branch_id where s.rota_id = r.id) as stages
    from circulation.rota r where ${id ?? null}::bigint is null or r.id = ${id ?? null} order by lower(r.name)`.execute(
    w.db,
  )
  return rows
}

/** Every rota. */
export async function listRotas(w: Work): Promise<{ total: number; rows: Rota[] }> {
  const rows = [...(await readRotas(w))]
  return { total: rows.length, rows }
}

/** One rota. */
export async function getRota(w: Work, id: number): Promise<Rota | Refusal> {
  return (await readRotas(w, id))[0] ?? notFound('rota', `There is no rota ${id}.`)
}

/** Adds a rota, or says anew what one is; stages that are named by number keep their items. */
export async function putRota(w: Work, body: RotaBody, id?: number): Promise<Rota | Refusal> {
  const { byId } = await branchesOf(w)
  const unknown = body.stages.find(({ branch }) => byId.get(branch)?.kind !== 'branch')
  if (unknown)
    return refuse({
      code: 'branch-not-found',
      field: 'stages',
      message: `There is no branch ${unknown.branch} at which a stage could be.`,
    })
  const values = {
    name: body.name.trim(),
    note: body.note ?? '',
    active: body.active ?? true,
    cyclical: body.cyclical ?? false,
  }
  const db = tablesOf<CirculationTables>(w)
  try {
    const row =
      id === undefined
        ? await db.insertInto('circulation.rota').values(values).returning('id').executeTakeFirst()
        : await db.updateTable('circulation.rota').set(values).where('id', '=', id).returning('id').executeTakeFirst()
    if (!row) return notFound('rota', `There is no rota ${id}.`)
    await writeStages(w, row.id, body.stages)
    await w.audit({
      action: id === undefined ? 'rota.add' : 'rota.change',
      subject: `rota:${row.id}`,
      detail: { ...body },
    })
    return await getRota(w, row.id)
  } catch (error) {
    if (violates(error, 'rota_name'))
      return refuse({ code: 'name-taken', field: 'name', message: `There is a rota "${values.name}" already.` })
    if (databaseError(error)?.constraint === 'rota_item_stage_id_fkey')
      return refuse({
        code: 'stage-in-use',
        field: 'stages',
        message: 'Items are in a stage that you took away. Keep it, or take them out of the rota first.',
      })
    throw error
  }
}

async function writeStages(w: Work, rota: number, stages: RotaBody['stages']): Promise<void> {
  const db = tablesOf<CirculationTables>(w)
  const kept = stages.flatMap(({ id }) => id ?? [])
  await sql`delete from circulation.rota_stage where rota_id = ${rota} and not (id = any(${kept}::bigint[]))`.execute(
    w.db,
  )
  for (const [index, { id, branch, days }] of stages.entries()) {
    const values = { position: index + 1, branch_id: branch, days }
    const changed =
      id === undefined
        ? undefined
        : await db
            .updateTable('circulation.rota_stage')
            .set(values)
            .where('id', '=', id)
            .where('rota_id', '=', rota)
            .returning('id')
            .executeTakeFirst()
    if (!changed)
      await db
        .insertInto('circulation.rota_stage')
        .values({ rota_id: rota, ...values })
        .execute()
  }
}

/** Ends a rota; its items stay where they are and go home when they come in next. */
export async function deleteRota(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const [rota] = await readRotas(w, id)
  if (!rota) return notFound('rota', `There is no rota ${id}.`)
  await sql`
    update circulation.transit set cancelled_at = ${w.now} where reason = 'rotation' and sent_at is null and cancelled_at is null
      and item_id in (select item_id from circulation.rota_item where rota_id = ${id})`.execute(w.db)
  await sql`delete from circulation.rota_item where rota_id = ${id}`.execute(w.db)
  await sql`delete from circulation.rota where id = ${id}`.execute(w.db)
  await w.audit({ action: 'rota.delete', subject: `rota:${id}`, detail: { name: rota.name, items: rota.items } })
  return {}
}

interface DueItem {
  readonly item: number
  readonly rota: number
  readonly position: number
}

/**
 * Moves on what has been at its stage long enough. Done twice in a row it does nothing the second time: whoever moved on has
 * not been anywhere yet. After the last stage an item begins anew where the rota is cyclical, else it goes home and leaves it.
 */
export async function advanceRotas(w: Work, rota?: number): Promise<{ advanced: number; ended: number }> {
  const { rows: due } = await sql<DueItem>`
    select r.item_id as item, r.rota_id as rota, s.position
    from circulation.rota_item r join circulation.rota_stage s on s.id = r.stage_id join circulation.rota o on o.id = r.rota_id
    where o.active and r.since is not null and r.since + make_interval(days => s.days) <= ${w.now}
      and (${rota ?? null}::bigint is null or r.rota_id = ${rota ?? null})
    order by r.item_id`.execute(w.db)
  const rotas = due.length === 0 ? [] : await readRotas(w)
  let [advanced, ended] = [0, 0]
  for (const { item: id, rota: rotaId, position } of due) {
    const item = await itemForUpdate(w, { id })
    const of = rotas.find((one) => one.id === rotaId)
    if (!item || !of) continue
    const next = of.stages.find((stage) => stage.position > position) ?? (of.cyclical ? of.stages[0] : undefined)
    if (next) {
      await sendToStage(w, item, rotaId, { id: next.id, branch: next.branch })
      await w.audit({ action: 'rota.advance', subject: `item:${id}`, detail: { rota: rotaId, stage: next.id } })
      advanced++
    } else {
      await sendTowards(w, item, item.branch)
      await sql`delete from circulation.rota_item where item_id = ${id}`.execute(w.db)
      await w.audit({ action: 'rota.end', subject: `item:${id}`, detail: { rota: rotaId } })
      ended++
    }
  }
  if (due.length > 0) w.afterCommit(() => w.platform.live.tell('transit'))
  return { advanced, ended }
}
