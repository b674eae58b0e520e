import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { violates } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { lendingBranch, shelvingLocationsOf } from '../org/index.ts'
import type { AddFloorPlan, ChangeFloorPlan, FloorPlan, PlanArea } from './contract.ts'
import { actorName } from '../../platform/actor.ts'
import { cleanPicture } from './pictures/clean-picture.ts'

type NewPlan = NonNullable<(typeof AddFloorPlan)['types']>['body']
type PlanChange = NonNullable<(typeof ChangeFloorPlan)['types']>['body']
const mostBytes = 1_048_576

interface Row extends Omit<FloorPlan, 'picture' | 'areas' | 'changedAt'> {
  readonly mark: string
  readonly changed: Temporal.Instant
  readonly areas: PlanArea[] | null
}

const selectPlans = sql`
  select p.id, p.branch_id as branch, p.floor, p.type, p.width, p.height, p.mark, p.changed_at as changed,
    (select jsonb_agg(jsonb_build_object('name', a.name, 'location', a.location_id, 'from', a.from_number, 'to', a.to_number,
       'x', a.x, 'y', a.y, 'width', a.width, 'height', a.height) order by a.place)
     from site.plan_area a where a.plan_id = p.id) as areas
  from site.floor_plan p`

const planView = ({ mark, areas, changed: at, ...plan }: Row): FloorPlan => ({
  ...plan,
  picture: `/plan/${plan.id}?v=${mark}`,
  areas: areas ?? [],
  changedAt: at.toString(),
})

const plans = defineCache('site.plans', ['floor-plans'], async (w) => {
  const { rows } = await sql<Row>`${selectPlans} order by p.branch_id, p.floor`.execute(w.db)
  return rows.map(planView)
})

/** The plans of all branches; read from the database only after a change. */
export async function floorPlans(w: Pick<Work, 'db' | 'platform'>): Promise<readonly FloorPlan[]> {
  return plans.get(w, 'all')
}

/** The picture of a plan; undefined when there is none. */
export async function planPicture(
  w: Pick<Work, 'db'>,
  id: number,
): Promise<{ readonly picture: Buffer; readonly type: string } | undefined> {
  const { rows } = await sql<{ picture: Buffer; type: string }>`
    select picture, type from site.floor_plan where id = ${id}`.execute(w.db)
  return rows[0]
}

/** Adds the plan of a floor of a branch. */
export async function addFloorPlan(w: Work, { branch, floor = '', picture }: NewPlan): Promise<Outcome<FloorPlan>> {
  const place = await lendingBranch(w, branch, 'branch')
  if (isRefusal(place)) return place
  const cleaned = cleanPicture(picture, mostBytes)
  if (!cleaned.ok) return refuse({ code: 'invalid-picture', field: 'picture', message: cleaned.message })
  try {
    const { rows } = await sql<{ id: number }>`
      insert into site.floor_plan (branch_id, floor, picture, type, width, height, mark, changed_at, by_name)
      values (${branch}, ${floor.trim()}, ${cleaned.bytes}, ${cleaned.type}, ${cleaned.width}, ${cleaned.height},
        ${markOf(cleaned.bytes)}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
    const id = rows[0]?.id ?? 0
    changed(w, 'floor-plans')
    await w.audit({ action: 'floor-plan.add', subject: `floor-plan:${id}`, detail: { branch, floor } })
    return await planById(w, id)
  } catch (error) {
    if (!violates(error, 'floor_plan_branch_id_floor_key')) throw error
    return floorTaken(floor)
  }
}

/** Changes what is given of a plan; areas are replaced as a whole. */
export async function changeFloorPlan(w: Work, id: number, change: PlanChange): Promise<Outcome<FloorPlan>> {
  await sql`select from site.floor_plan where id = ${id} for update`.execute(w.db)
  const before = await planById(w, id)
  if (isRefusal(before)) return before
  const { floor, picture, areas, seen } = change
  if (seen !== undefined && Temporal.Instant.compare(seen, before.changedAt) !== 0) return savedMeanwhile()
  const cleaned = picture === undefined ? undefined : cleanPicture(picture, mostBytes)
  if (cleaned && !cleaned.ok) return refuse({ code: 'invalid-picture', field: 'picture', message: cleaned.message })
  if (areas) {
    const problem = await areaProblem(w, areas)
    if (problem) return refuse({ code: 'invalid-area', field: 'areas', message: problem })
  }
  try {
    await sql`update site.floor_plan set floor = ${floor?.trim() ?? before.floor}, changed_at = greatest(${w.now}, changed_at + interval '1 microsecond'),
      by_name = ${actorName(w.actor)} where id = ${id}`.execute(w.db)
  } catch (error) {
    if (!violates(error, 'floor_plan_branch_id_floor_key')) throw error
    return floorTaken(floor ?? '')
  }
  if (cleaned?.ok === true) {
    await sql`update site.floor_plan set picture = ${cleaned.bytes}, type = ${cleaned.type}, width = ${cleaned.width},
      height = ${cleaned.height}, mark = ${markOf(cleaned.bytes)} where id = ${id}`.execute(w.db)
  }
  if (areas) await writeAreas(w, id, areas)
  changed(w, 'floor-plans')
  await w.audit({ action: 'floor-plan.change', subject: `floor-plan:${id}`, detail: { floor, areas: areas?.length } })
  return planById(w, id)
}

/** Removes a plan with its areas. */
export async function removeFloorPlan(w: Work, id: number): Promise<Outcome<Record<string, never>>> {
  const before = await planById(w, id)
  if (isRefusal(before)) return before
  await sql`delete from site.floor_plan where id = ${id}`.execute(w.db)
  changed(w, 'floor-plans')
  const { branch, floor } = before
  await w.audit({ action: 'floor-plan.remove', subject: `floor-plan:${id}`, detail: { branch, floor } })
  return {}
}

async function planById(w: Work, id: number): Promise<Outcome<FloorPlan>> {
  const { rows } = await sql<Row>`${selectPlans} where p.id = ${id}`.execute(w.db)
  return rows[0] ? planView(rows[0]) : notFound('floor-plan', `There is no plan ${id}. It may have been removed.`)
}

async function areaProblem(w: Work, areas: readonly PlanArea[]): Promise<string | undefined> {
  const locations = await shelvingLocationsOf(w)
  for (const { name, location, x, y, width, height } of areas) {
    if (name.trim() === '') return 'Give each area a name: people look for it on the plan.'
    if (location !== null && !locations.has(location)) return `There is no shelving location ${location} for "${name}".`
    if (width < 1 || height < 1) return `"${name}" is too small to be seen. Make it wider or higher.`
    if (x + width > 1000 || y + height > 1000)
      return `"${name}" reaches over the edge of the plan. Make it smaller or move it.`
  }
  return undefined
}

async function writeAreas(w: Work, plan: number, areas: readonly PlanArea[]): Promise<void> {
  await sql`delete from site.plan_area where plan_id = ${plan}`.execute(w.db)
  for (const [place, { name, location, from, to, x, y, width, height }] of areas.entries()) {
    await sql`insert into site.plan_area (plan_id, place, name, location_id, from_number, to_number, x, y, width, height)
      values (${plan}, ${place}, ${name.trim()}, ${location}, ${from.trim()}, ${to.trim()}, ${x}, ${y}, ${width}, ${height})`.execute(
      w.db,
    )
  }
}

/** Names bytes in an address, so that they may be kept for ever. */
export function markOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
}

function savedMeanwhile() {
  return refuse({
    code: 'plan-changed',
    message:
      'Somebody else saved this plan while you worked on it. Discard your changes to see theirs, or save again to put yours in their place.',
  })
}

function floorTaken(floor: string) {
  return refuse({
    code: 'floor-taken',
    field: 'floor',
    message:
      floor.trim() === ''
        ? 'This branch has a plan already. Name the floor of each.'
        : `This branch has a plan of "${floor.trim()}" already.`,
  })
}
